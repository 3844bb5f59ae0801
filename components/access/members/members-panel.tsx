'use client'
import { useSuspenseQuery } from '@tanstack/react-query'
import dynamic from 'next/dynamic'
import { useQueryStates } from 'nuqs'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { mayEverywhere } from '@/components/access/person'
import { usePerson } from '@/components/access/person-context'
import { Button } from '@/components/ui/button'
import { Tile } from '@/components/ui/tile'
import { Verdict } from '@/components/ui/verdict'
import { useFormat } from '@/lib/i18n/use-format'
import { useTRPC } from '@/lib/trpc/client'
import type { Invited } from './member'
import { MembersFilter } from './members-filter'
import { MembersTable } from './members-table'
import { prepareMembers } from './prepare-members'
import { membersAsk, membersHref, membersSearch } from './search'

const InvitationLink = dynamic(() => import('./invitation-link').then((module) => module.InvitationLink), {
  ssr: false,
})
const InviteDialog = dynamic(() => import('./invite-dialog').then((module) => module.InviteDialog), { ssr: false })

/** Who has access, with which roles. */
export function MembersPanel() {
  const t = useTranslations('members')
  const settings = useTranslations('settings')
  const format = useFormat()
  const person = usePerson()
  const [search, setSearch] = useQueryStates(membersSearch)
  const [invited, setInvited] = useState<Invited | null>(null)
  const { data: page } = useSuspenseQuery(useTRPC().members.list.queryOptions(membersAsk(search)))
  const manages = mayEverywhere(person, 'member:manage')
  const filtered = search.text !== '' || search.status !== null || search.cursor !== null
  const { sentence, why } = prepareMembers({ page, filtered, t, format })
  const held = { ...search, invite: null }
  const links = {
    previous: search.cursor ? membersHref('/settings/members', { ...held, cursor: null }) : null,
    next: page.next ? membersHref('/settings/members', { ...held, cursor: page.next }) : null,
  }
  return (
    <>
      <Verdict
        sentence={sentence}
        why={manages ? why : t('readOnly')}
        actions={
          manages && (
            <Button variant="primary" onClick={() => void setSearch({ invite: true })}>
              {t('invite')}
            </Button>
          )
        }
      />
      <Tile title={settings('tab.members')} span={12}>
        <MembersFilter />
        <MembersTable members={page.items} manages={manages} links={links} onInvited={setInvited} />
      </Tile>
      {manages && search.invite && (
        <InviteDialog open onOpenChange={(open) => void setSearch({ invite: open || null })} onInvited={setInvited} />
      )}
      {invited && <InvitationLink invited={invited} onClose={() => setInvited(null)} />}
    </>
  )
}
