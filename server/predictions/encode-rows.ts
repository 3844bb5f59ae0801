import 'server-only'
import { type Category, INVALID_CATEGORY, type PredictionRow } from '@/domain/predictions/check-prediction'
import { CODE_INVALID, CODE_MISSING, type Dictionary } from './dictionary'
import type { VersionState } from './version-state'

/** What a row's texts became: codes by feature and by segment field. */
export type RowCodes = { categories: number[]; segments: number[] }

const codeOf = (dictionary: Dictionary | undefined, value: Category): number => {
  if (value === null || dictionary === undefined) return CODE_MISSING
  return value === INVALID_CATEGORY ? CODE_INVALID : dictionary.encode(value)
}

/** Encodes a row, giving new values the next code. */
export function encodeRow(row: PredictionRow, state: VersionState): RowCodes {
  return {
    categories: row.categories.map((value, index) => codeOf(state.dictionaries[index], value)),
    segments: row.segments.map((value, index) => codeOf(state.segments[index], value)),
  }
}
