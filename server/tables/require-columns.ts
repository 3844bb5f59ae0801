import 'server-only'
import type { TableKind } from '@/domain/imports/table-columns'
import { AppError } from '@/server/kernel/app-error'
import type { Place } from './places'

/** The fields without which no row of the table could be stored; one of each group. */
const NEEDED: Record<TableKind, readonly (readonly string[])[]> = {
  predictions: [['id'], ['timestamp'], ['prediction', 'error']],
  labels: [['id'], ['label']],
  reference: [],
}

/** Refuses a header by which every row would be refused. */
export function requireColumns(kind: TableKind, places: readonly Place[], columns: readonly string[]): void {
  const has = (field: string) =>
    places.some((place) =>
      place.into === 'row' ? place.key === field : field === 'timestamp' && place.into === 'date',
    )
  const missing = NEEDED[kind].filter((group) => !group.some(has)).map((group) => group[0] ?? '')
  if (missing.length > 0) throw unusable(missing, columns)
  if (
    !places.some((place) => place.into === 'features' || ['score', 'prediction', 'label'].includes(place.key)) &&
    kind === 'reference'
  )
    throw new AppError(
      'invalid_table',
      'no column of the table is a feature of the version, a score, a prediction or a label',
    )
}

function unusable(missing: readonly string[], columns: readonly string[]): AppError {
  const seen = columns.slice(0, 30).map((column) => column.slice(0, 60))
  const names = missing.join(', ')
  const detail = `the table has no column ${names}; map it, such as map=${missing[0]}:<column>. Its columns: ${seen.join(', ')}`
  return new AppError('invalid_table', detail, {
    errors: missing.map((name) => ({ pointer: `/${name}`, code: 'column_absent', detail: `no column is ${name}` })),
  })
}
