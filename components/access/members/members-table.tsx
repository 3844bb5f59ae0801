'use client'
import { useTranslations } from 'use-intl'
import { usePerson } from '@/components/access/person-context'
import { DataTable } from '@/components/table/data-table'
import type { Column, Row } from '@/components/table/row'
import { Chip } from '@/components/ui/chip'
import type { PageLinks } from '@/components/ui/pagination'
import { useFormat } from '@/lib/i18n/use-format'
import { type Invited, type MemberItem, roleWords } from './member'
import { MemberActions } from './member-actions'
import { RoleMenu } from './role-menu'

type Props = {
  members: readonly MemberItem[]
  manages: boolean
  links: PageLinks
  onInvited: (invited: Invited) => void
}

const TONES = { active: 'good', invited: 'info', disabled: 'muted' } as const

/** Where the column of states has no room, an unusual state stands under the name. */
function MemberName({ member }: { member: MemberItem }) {
  const t = useTranslations('members')
  return (
    <>
      {member.name}
      {member.status !== 'active' && (
        <span className="block md:hidden">
          <Chip tone={TONES[member.status]}>{t(`state.${member.status}`)}</Chip>
        </span>
      )}
    </>
  )
}

export function MembersTable({ members, manages, links, onInvited }: Props) {
  const t = useTranslations('members')
  const access = useTranslations('access')
  const format = useFormat()
  const { useCases } = usePerson()
  const columns: Column[] = [
    { id: 'name', head: t('name') },
    { id: 'roles', head: t('roles'), wrap: true },
    { id: 'status', head: t('status'), secondary: true },
    { id: 'email', head: t('email'), secondary: true, quiet: true },
    { id: 'since', head: t('since'), secondary: true, quiet: true },
    ...(manages ? [{ id: 'actions', head: t('actions'), sortable: false }] : []),
  ]
  const rows: Row[] = members.map((member) => {
    const words = roleWords(member.roles, useCases, access).join(access('listComma')) || t('noRole')
    return {
      id: member.id,
      cells: {
        name: { value: member.name, show: <MemberName member={member} /> },
        email: member.email,
        roles: manages ? { value: words, show: <RoleMenu member={member} /> } : words,
        status: {
          value: t(`state.${member.status}`),
          show: <Chip tone={TONES[member.status]}>{t(`state.${member.status}`)}</Chip>,
        },
        since: { value: member.createdAt, show: format.date(member.createdAt) },
        actions: manages ? { value: null, show: <MemberActions member={member} onInvited={onInvited} /> } : null,
      },
    }
  })
  return <DataTable title={t('table')} columns={columns} rows={rows} tools="none" server={{ page: links }} />
}
