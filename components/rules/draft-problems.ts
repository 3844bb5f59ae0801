import type { AreaTranslator } from '@/lib/i18n/translator'
import type { DraftTable } from './draft'
import type { DraftCheck } from './figures'
import type { RowPlace } from './row-target'

export type ShownProblem = { key: string; text: string; place: RowPlace | null }

const CODES = ['number_range', 'unknown_field', 'expression', 'too_big', 'too_many_rows'] as const
const POINTER = /^\/rules\/nodes\/(\d+)\/content\/rules(?:\/(\d+)(?:\/(.+))?)?$/

type T = AreaTranslator<'rules'>

/** What the contract refuses, with the cell it is about. */
export function draftProblems(check: DraftCheck, tables: readonly DraftTable[], t: T): ShownProblem[] {
  return check.problems.map(({ pointer, code, detail }) => {
    const [, node, row, column] = POINTER.exec(pointer) ?? []
    const table = tables.findIndex((one) => String(one.node) === node)
    const place = table >= 0 && row !== undefined ? { table, row: Number(row) + 1 } : null
    const name = tables[table]?.columns.find(({ id }) => id === column)?.name
    const where =
      place === null
        ? (tables[table]?.name ?? t('edit.somewhere'))
        : name === undefined
          ? t('edit.row', { row: place.row })
          : t('edit.cell', { row: place.row, column: name })
    const known = CODES.find((one) => one === code) ?? 'other'
    return { key: `${pointer} ${code} ${detail}`, text: t(`edit.problem.${known}`, { where, detail }), place }
  })
}
