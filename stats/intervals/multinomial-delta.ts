import type { Figure } from '@/stats/metrics/figure'
import { type Margins, margins } from '@/stats/metrics/multiclass/margins'

const STEP = 1e-6

/** A k x k confusion, row-major by label, and a figure of it that depends on hits, label and prediction totals only. */
type Cells = { cells: ArrayLike<number>; k: number; metric: (margins: Margins) => Figure }

/** Derivatives by each entry of `total` (0 where it is 0), by central differences of relative step 1e-6; null where undefined. */
function gradient(base: Margins, total: Float64Array, metric: Cells['metric']): Float64Array | null {
  const out = new Float64Array(total.length)
  for (const [index, value] of total.entries()) {
    if (value === 0) continue
    total[index] = value * (1 + STEP)
    const above = metric(base).value
    total[index] = value * (1 - STEP)
    const below = metric(base).value
    total[index] = value
    if (above === null || below === null) return null
    out[index] = (above - below) / (2 * STEP * value)
  }
  return out
}

function gradientByN(base: Margins, metric: Cells['metric']): number | null {
  const above = metric({ ...base, n: base.n * (1 + STEP) }).value
  const below = metric({ ...base, n: base.n * (1 - STEP) }).value
  return above === null || below === null ? null : (above - below) / (2 * STEP * base.n)
}

/**
 * Standard error of a figure of a k x k confusion by the multinomial delta method. A row of cell (i, j) moves n, the label total i, the
 * prediction total j and, for i = j, the hits; its influence is the sum of those derivatives times n, and
 * Var = (sum p_c IF_c^2 - (sum p_c IF_c)^2) / n. Null where the figure is undefined or with fewer than two rows.
 */
export function multinomialStandardError({ cells, k, metric }: Cells): number | null {
  const base = margins(cells, k)
  if (base.n < 2 || metric(base).value === null) return null
  const byN = gradientByN(base, metric)
  const byHit = gradient(base, base.hits, metric)
  const byLabel = gradient(base, base.labels, metric)
  const byPrediction = gradient(base, base.predictions, metric)
  if (byN === null || !byHit || !byLabel || !byPrediction) return null
  let mean = 0
  let squares = 0
  for (let label = 0; label < k; label++) {
    for (let prediction = 0; prediction < k; prediction++) {
      const share = (cells[label * k + prediction] ?? 0) / base.n
      if (share <= 0) continue
      const hit = label === prediction ? (byHit[label] ?? 0) : 0
      const influence = base.n * (byN + (byLabel[label] ?? 0) + (byPrediction[prediction] ?? 0) + hit)
      mean += share * influence
      squares += share * influence * influence
    }
  }
  return Math.sqrt(Math.max(0, squares - mean * mean) / base.n)
}
