import { binIndex } from '@/stats/metrics/bin-index'

const PER_DECADE = 8
const SMALLEST_EXPONENT = -6
const LARGEST_EXPONENT = 9

const magnitudes = Array.from(
  { length: (LARGEST_EXPONENT - SMALLEST_EXPONENT) * PER_DECADE + 1 },
  (_, step) => 10 ** (SMALLEST_EXPONENT + step / PER_DECADE),
)

/** Inner edges of the residual histogram: 8 per decade of |prediction - label| from 1e-6 to 1e9, both signs, one bin about 0. */
export const RESIDUAL_EDGES = Float64Array.from([...magnitudes.map((x) => -x).reverse(), ...magnitudes])
export const RESIDUAL_BINS = RESIDUAL_EDGES.length + 1

/** Bin of one residual, right-closed. */
export function residualBin(residual: number): number {
  return binIndex(RESIDUAL_EDGES, residual)
}

/**
 * Quantile of the residuals from their histogram: the geometric middle of its bin, off by at most 15.5 % of its size between 1e-6
 * and 1e9; 0 for the bin about 0; null when empty. Beyond the range the outermost edge.
 */
export function residualQuantile(bins: ArrayLike<number>, q: number): number | null {
  let n = 0
  for (let j = 0; j < RESIDUAL_BINS; j++) n += bins[j] ?? 0
  if (n <= 0) return null
  const rank = Math.max(1, Math.ceil(q * n))
  let bin = 0
  for (let seen = bins[0] ?? 0; seen < rank && bin < RESIDUAL_BINS - 1; seen += bins[bin] ?? 0) bin++
  const lower = RESIDUAL_EDGES[bin - 1] ?? RESIDUAL_EDGES[0] ?? 0
  const upper = RESIDUAL_EDGES[bin] ?? RESIDUAL_EDGES.at(-1) ?? 0
  if (lower < 0 && upper > 0) return 0
  return Math.sign(upper) * Math.sqrt(lower * upper)
}
