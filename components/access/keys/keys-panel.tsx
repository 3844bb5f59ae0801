'use client'
import { useSuspenseQuery } from '@tanstack/react-query'
import dynamic from 'next/dynamic'
import { useQueryStates } from 'nuqs'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { mayEverywhere } from '@/components/access/person'
import { usePerson } from '@/components/access/person-context'
import { Empty } from '@/components/state/empty'
import { Button } from '@/components/ui/button'
import { Tile } from '@/components/ui/tile'
import { Verdict } from '@/components/ui/verdict'
import { useFormat } from '@/lib/i18n/use-format'
import { useTRPC } from '@/lib/trpc/client'
import { type NewKey, prepareKeys } from './key'
import { KeysTable } from './keys-table'
import { keysAsk, keysHref, keysSearch } from './search'

const CreateKeyDialog = dynamic(() => import('./create-key-dialog').then((module) => module.CreateKeyDialog), {
  ssr: false,
})
const ShownKey = dynamic(() => import('./shown-key').then((module) => module.ShownKey), { ssr: false })

/** Which programs may call, with what, and until when. `now` is the server's. */
export function KeysPanel({ now }: { now: number }) {
  const t = useTranslations('keys')
  const settings = useTranslations('settings')
  const format = useFormat()
  const person = usePerson()
  const [search, setSearch] = useQueryStates(keysSearch)
  const [made, setMade] = useState<{ key: NewKey; note: string | null } | null>(null)
  const { data: page } = useSuspenseQuery(useTRPC().keys.list.queryOptions(keysAsk(search)))
  const links = {
    previous: search.cursor ? keysHref('/settings/keys', {}) : null,
    next: page.next ? keysHref('/settings/keys', { cursor: page.next }) : null,
  }
  const onMade = (key: NewKey, note: string | null = null) => setMade({ key, note })
  return (
    <>
      <Verdict
        sentence={prepareKeys({ keys: page.items, now, t, format })}
        why={t('why')}
        scope={mayEverywhere(person, 'key:manage') ? t('whyAll') : t('whyOwn')}
        actions={
          <Button variant="primary" onClick={() => void setSearch({ create: true })}>
            {t('create')}
          </Button>
        }
      />
      <Tile title={settings('tab.keys')} span={12}>
        {page.items.length === 0 ? (
          <Empty title={t('emptyTitle')} text={t('emptyText')} />
        ) : (
          <KeysTable keys={page.items} now={now} links={links} onMade={onMade} />
        )}
      </Tile>
      {search.create && (
        <CreateKeyDialog open onOpenChange={(open) => void setSearch({ create: open || null })} onMade={onMade} />
      )}
      {made && <ShownKey made={made.key} note={made.note} onClose={() => setMade(null)} />}
    </>
  )
}
