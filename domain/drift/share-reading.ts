import { QUALITY_FLOOR } from '@/domain/quality/share'
import { pFromLog } from '@/stats/distributions/p-value'
import { twoProportions } from '@/stats/drift/two-proportions'
import type { ShareMethod } from './methods'
import { noReading, type Reading } from './reading'
import type { RowShares } from './row-shares'

const SIGNIFICANCE = 0.05

function part(rows: RowShares, method: ShareMethod): { count: number; n: number } | null {
  const all = rows.valid + rows.missing + rows.invalid
  if (method === 'missing_rate') return { count: rows.missing, n: all }
  if (method === 'invalid_rate') return { count: rows.invalid, n: all }
  const count = method === 'unseen_share' ? rows.unseen : rows.outOfRange
  return count === null ? null : { count, n: rows.valid }
}

/**
 * A share of rows as a two-proportion test: value = share in the window minus share in the reference, drifted where it
 * changed by at least one percentage point (the threshold) and the two-sided p-value is below 0.05. `missing_rate` and
 * `invalid_rate` are shares of all rows, `unseen_share` (categorical) and `out_of_range_share` (numeric) of valid
 * rows; the reference has none of the last two.
 */
export function shareReading(input: { method: ShareMethod; reference: RowShares; window: RowShares }): {
  reading: Reading
  n: { reference: number; window: number }
} {
  const reference = part(input.reference, input.method)
  const window = part(input.window, input.method)
  if (!reference || !window) {
    const reason = input.method === 'unseen_share' ? 'categorical_only' : 'numeric_only'
    return { reading: noReading(reason), n: { reference: input.reference.valid, window: input.window.valid } }
  }
  const n = { reference: reference.n, window: window.n }
  const test = twoProportions(window, reference)
  if (!test) return { reading: noReading(n.reference === 0 ? 'reference_empty' : 'window_empty'), n }
  const value = window.count / window.n - reference.count / reference.n
  const pValue = pFromLog(test.logP)
  const drifted = Math.abs(value) >= QUALITY_FLOOR && pValue < SIGNIFICANCE
  return { reading: { value, threshold: QUALITY_FLOOR, pValue, drifted }, n }
}
