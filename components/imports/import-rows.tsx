import type { Column, Row } from '@/components/table/row'
import type { Format } from '@/lib/format'
import type { AreaTranslator } from '@/lib/i18n/translator'
import { outcomeOf } from './outcome'
import { OutcomeChip } from './outcome-chip'
import type { ImportDetail } from './preview-data'

type Words = { t: AreaTranslator<'imports'>; format: Format }

export function importColumns({ t }: Pick<Words, 't'>): Column[] {
  const count = { kind: 'number', digits: 0, sortable: false } as const
  return [
    { id: 'file', head: t('list.file'), sortable: false },
    { id: 'state', head: t('list.state'), sortable: false },
    { id: 'model', head: t('list.model'), secondary: true, sortable: false },
    { id: 'kind', head: t('list.kind'), secondary: true, sortable: false },
    { id: 'received', head: t('count.received'), definition: t('count.receivedHint'), secondary: true, ...count },
    { id: 'accepted', head: t('count.accepted'), definition: t('count.acceptedHint'), secondary: true, ...count },
    { id: 'rejected', head: t('count.rejected'), definition: t('count.rejectedHint'), ...count },
    { id: 'when', head: t('list.when'), secondary: true, sortable: false },
    { id: 'by', head: t('list.by'), secondary: true, hidden: true, sortable: false },
  ]
}

export const fileOf = (one: Pick<ImportDetail, 'fileName'>, t: Words['t']) => one.fileName ?? t('noFileName')

export function importRow(one: ImportDetail, { t, format }: Words): Row {
  const outcome = outcomeOf(one)
  return {
    id: one.id,
    href: `/imports/${one.id}`,
    cells: {
      file: fileOf(one, t),
      state: { value: t(`outcome.${outcome}`), show: <OutcomeChip outcome={outcome} t={t} /> },
      model: one.version === null ? one.model : `${one.model} ${one.version}`,
      kind: t(`kind.${one.kind}`),
      received: one.received,
      accepted: one.accepted,
      rejected: one.rejected,
      when: { value: one.createdAt, show: format.dateTime(one.createdAt, { zoneName: true }) },
      by: one.startedBy,
    },
  }
}
