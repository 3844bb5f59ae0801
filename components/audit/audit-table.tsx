'use client'
import { useTranslations } from 'use-intl'
import { DataTable } from '@/components/table/data-table'
import type { Column, Row } from '@/components/table/row'
import { Button } from '@/components/ui/button'
import { Chip } from '@/components/ui/chip'
import type { PageLinks } from '@/components/ui/pagination'
import { useFormat } from '@/lib/i18n/use-format'
import { type AuditItem, actionWords, actorWords, objectName, objectWords } from './record'

type Props = { records: readonly AuditItem[]; links: PageLinks; onOpen: (record: AuditItem) => void }

export function AuditTable({ records, links, onOpen }: Props) {
  const t = useTranslations('audit')
  const format = useFormat()
  const columns: Column[] = [
    { id: 'seq', head: t('seq') },
    { id: 'at', head: t('at') },
    { id: 'action', head: t('actionHead') },
    { id: 'actor', head: t('actor') },
    { id: 'object', head: t('object'), wrap: true, secondary: true },
    { id: 'useCase', head: t('useCase'), secondary: true, quiet: true },
    { id: 'outcome', head: t('outcome') },
  ]
  const rows: Row[] = records.map((record) => ({
    id: String(record.seq),
    cells: {
      seq: {
        value: record.seq,
        show: (
          <Button size="sm" variant="plain" onClick={() => onOpen(record)} aria-label={t('open', { seq: record.seq })}>
            {record.seq}
          </Button>
        ),
      },
      at: { value: record.at, show: format.dateTime(record.at, { seconds: true }) },
      actor: actorWords(record, t),
      action: actionWords(record.action, t),
      object: [objectWords(record.object.type, t), objectName(record)].filter(Boolean).join(' · '),
      useCase: record.useCase?.name ?? '',
      outcome: {
        value: t(record.outcome),
        show: <Chip tone={record.outcome === 'done' ? 'good' : 'bad'}>{t(record.outcome)}</Chip>,
      },
    },
  }))
  return <DataTable title={t('table')} columns={columns} rows={rows} tools="none" server={{ page: links }} />
}
