import type { Column, Row } from '@/components/table/row'
import type { AreaTranslator } from '@/lib/i18n/translator'
import { CompareCheck } from './compare-check'

const [ID, AFTER_THE_NAME] = ['compare', 1]

/** Adds the ticks that put versions beside each other to a table of versions. */
export function withCompareColumn(columns: readonly Column[], t: AreaTranslator<'compare'>): Column[] {
  const column: Column = { id: ID, head: t('title'), sortable: false }
  return columns.toSpliced(AFTER_THE_NAME, 0, column)
}

export function withCompareCell(row: Row): Row {
  return { ...row, cells: { ...row.cells, [ID]: { value: null, show: <CompareCheck version={row.id} /> } } }
}
