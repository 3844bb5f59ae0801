import type { Column, Row } from '@/components/table/row'
import type { AreaTranslator } from '@/lib/i18n/translator'
import { RequestButton } from './request-button'

const ID = 'promote'

export const withRequestColumn = (columns: readonly Column[], t: AreaTranslator<'promotions'>): Column[] => [
  ...columns,
  { id: ID, head: t('request.column'), sortable: false },
]

/** The row of a version with the way to ask for it. */
export const withRequestCell = (row: Row, model: string): Row => ({
  ...row,
  cells: { ...row.cells, [ID]: { value: null, show: <RequestButton model={model} version={row.id} /> } },
})
