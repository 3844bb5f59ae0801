import { normalQuantile } from '@/stats/distributions/normal'
import { moverInterval } from '@/stats/intervals/mover'
import { wilsonInterval } from '@/stats/intervals/wilson'

/** Rows needed on either side before shares are compared. */
const QUALITY_MIN_ROWS = 30
/** A share must have risen by this much to be called worse, however sure the rise is. */
export const QUALITY_FLOOR = 0.01
/** Two-sided 99.9 %: a healthy feature is called worse in fewer than 1 of 1,000 looks. */
const Z = normalQuantile(0.9995)

export type QualityVerdict = 'ok' | 'worse' | 'insufficient'

/** A share of rows in the window beside the reference's. Shares are null without rows. `low`, `high`: 99.9 % limits of the rise. */
export type QualityShare = {
  count: number
  window: number | null
  reference: number | null
  low: number | null
  high: number | null
  verdict: QualityVerdict
}

type Count = { count: number; n: number }

/**
 * Compares two shares: `worse` where the rise is at least one percentage point and Newcombe's hybrid score interval of the difference
 * (1998, method 10) lies above 0; `insufficient` with fewer than 30 rows on either side. A fall is `ok`.
 */
export function compareShares(window: Count, reference: Count): QualityShare {
  const share = ({ count, n }: Count) => (n > 0 ? count / n : null)
  const [now, before] = [share(window), share(reference)]
  const base = { count: window.count, window: now, reference: before }
  if (now === null || before === null) return { ...base, low: null, high: null, verdict: 'insufficient' }
  const { low, high } = moverInterval([
    { value: now, weight: 1, ...wilsonInterval(window.count, window.n, Z) },
    { value: before, weight: -1, ...wilsonInterval(reference.count, reference.n, Z) },
  ])
  const few = Math.min(window.n, reference.n) < QUALITY_MIN_ROWS
  const worse = now - before >= QUALITY_FLOOR && low > 0
  return { ...base, low, high, verdict: few ? 'insufficient' : worse ? 'worse' : 'ok' }
}
