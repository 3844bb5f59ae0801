import type { CellValue } from './row'

/** Numbers by size, texts by the reader's alphabet with digits as numbers; `undefined` is placed last by the table. */
export function compareValues(a: CellValue | undefined, b: CellValue | undefined): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b
  return String(a ?? '').localeCompare(String(b ?? ''), undefined, { numeric: true, sensitivity: 'base' })
}
