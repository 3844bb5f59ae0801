import type { Figure } from '@/stats/metrics/figure'
import { type Margins, margins } from '@/stats/metrics/multiclass/margins'

const STEP = 1e-5

type Cells = { cells: ArrayLike<number>; k: number; metric: (margins: Margins) => Figure }

function moved(base: Margins, label: number, prediction: number): Margins {
  const step = base.n * STEP
  const out = {
    n: base.n + step,
    hits: base.hits.slice(),
    labels: base.labels.slice(),
    predictions: base.predictions.slice(),
  }
  out.labels[label] = (out.labels[label] ?? 0) + step
  out.predictions[prediction] = (out.predictions[prediction] ?? 0) + step
  if (label === prediction) out.hits[label] = (out.hits[label] ?? 0) + step
  return out
}

/**
 * Standard error of a figure of a k x k confusion by the multinomial delta method: the influence of every filled cell taken
 * numerically, Var = sum p_c IF_c^2 / n (minus the squared mean). Null where the figure is undefined.
 */
export function multinomialStandardError({ cells, k, metric }: Cells): number | null {
  const base = margins(cells, k)
  const centre = metric(base).value
  if (centre === null || base.n < 2) return null
  let mean = 0
  let squares = 0
  for (let c = 0; c < k * k; c++) {
    const share = (cells[c] ?? 0) / base.n
    if (share <= 0) continue
    const shifted = metric(moved(base, Math.floor(c / k), c % k)).value
    if (shifted === null) return null
    const influence = ((shifted - centre) * (1 + STEP)) / STEP
    mean += share * influence
    squares += share * influence * influence
  }
  return Math.sqrt(Math.max(0, squares - mean * mean) / base.n)
}
