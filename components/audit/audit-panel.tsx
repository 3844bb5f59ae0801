'use client'
import { useSuspenseQuery } from '@tanstack/react-query'
import dynamic from 'next/dynamic'
import { useQueryStates } from 'nuqs'
import { useTranslations } from 'use-intl'
import { mayEverywhere } from '@/components/access/person'
import { usePerson } from '@/components/access/person-context'
import { Empty } from '@/components/state/empty'
import { Button } from '@/components/ui/button'
import { buttonStyle } from '@/components/ui/button-style'
import { Tile } from '@/components/ui/tile'
import { Verdict } from '@/components/ui/verdict'
import { useFormat } from '@/lib/i18n/use-format'
import { useTRPC } from '@/lib/trpc/client'
import { AuditFilter } from './audit-filter'
import { AuditTable } from './audit-table'
import type { AuditPage } from './record'
import { type AuditSearch, auditAsk, auditHref, auditSearch, exportHref, isFiltered } from './search'

const RecordDialog = dynamic(() => import('./record-dialog').then((module) => module.RecordDialog), { ssr: false })
const Verification = dynamic(() => import('./verification').then((module) => module.Verification), { ssr: false })

function useSentence(page: AuditPage, filtered: boolean): string {
  const t = useTranslations('audit')
  const count = page.items.length
  const countText = useFormat().count(count)
  if (filtered) return page.next ? t('filteredMore', { countText }) : t('filtered', { count, countText })
  return page.next ? t('sentenceMore', { countText }) : t('sentence', { count, countText })
}

type Head = { sentence: string; search: AuditSearch; verifies: boolean; onVerify: () => void }

function AuditHead({ sentence, search, verifies, onVerify }: Head) {
  const t = useTranslations('audit')
  const scope = t('scope', { zone: useFormat().zone })
  return (
    <Verdict
      sentence={sentence}
      why={t('why')}
      scope={verifies ? scope : `${scope} · ${t('verifyNotAllowed')}`}
      actions={
        <>
          <a href={exportHref(search)} download="audit.csv" className={buttonStyle({})}>
            {t(isFiltered(search) ? 'exportFiltered' : 'export')}
          </a>
          <Button variant="primary" disabled={!verifies} onClick={onVerify}>
            {t('verify')}
          </Button>
        </>
      }
    />
  )
}

/** Who did what to what, and whether the records are whole. */
export function AuditPanel() {
  const t = useTranslations('audit')
  const settings = useTranslations('settings')
  const person = usePerson()
  const [search, setSearch] = useQueryStates(auditSearch)
  const { data: page } = useSuspenseQuery(useTRPC().audit.list.queryOptions(auditAsk(search)))
  const sentence = useSentence(page, isFiltered(search))
  const record = page.items.find(({ seq }) => seq === search.record)
  const verifies = mayEverywhere(person, 'audit:read')
  const held = { ...search, record: null, verify: null }
  const links = {
    previous: search.cursor ? auditHref('/settings/audit', { ...held, cursor: null }) : null,
    next: page.next ? auditHref('/settings/audit', { ...held, cursor: page.next }) : null,
  }
  return (
    <>
      <AuditHead
        sentence={sentence}
        search={search}
        verifies={verifies}
        onVerify={() => void setSearch({ verify: !search.verify || null })}
      />
      {verifies && search.verify && <Verification />}
      <Tile title={settings('tab.audit')} span={12}>
        <AuditFilter />
        {page.items.length === 0 ? (
          <Empty title={sentence} text={t('why')} />
        ) : (
          <AuditTable records={page.items} links={links} onOpen={({ seq }) => void setSearch({ record: seq })} />
        )}
      </Tile>
      {record && (
        <RecordDialog
          record={record}
          onClose={() => void setSearch({ record: null })}
          onActor={({ id, name }) => void setSearch({ actor: id, who: name, record: null, cursor: null })}
        />
      )}
    </>
  )
}
