import { chiSquareQuantile } from '@/stats/distributions/chi-square'

/** Asymptotic 95 % point of the Kolmogorov distribution. */
const KOLMOGOROV_95 = 1.3580986
const CONFIDENCE = 0.95
/** Cells assumed where a method does not say how many it used. */
const TYPICAL_CELLS = 10

type Sizes = { reference: number; window: number }

/**
 * 95 % point of a distance's own noise without drift, from chi-square on `cells - 1`; null where no approximation is
 * stated.
 */
function noise(method: string, { reference, window }: Sizes, cells: number): number | null {
  const spread = 1 / reference + 1 / window
  if (method === 'kolmogorov_smirnov') return Math.min(1, KOLMOGOROV_95 * Math.sqrt(spread))
  if (!SCALE[method]) return null
  return SCALE[method](chiSquareQuantile(CONFIDENCE, Math.max(1, cells - 1)) * spread)
}

/** A distance as a function of chi-square (1/n + 1/m), by second-order expansion about p = q. */
const SCALE: Readonly<Record<string, (x: number) => number>> = {
  psi: (x) => x,
  kl_div: (x) => x / 2,
  jensenshannon: (x) => Math.min(Math.sqrt(Math.LN2), Math.sqrt(x / 8)),
  jensen_shannon: (x) => Math.min(1, Math.sqrt(x / 8 / Math.LN2)),
  hellinger: (x) => Math.min(1, Math.sqrt(x / 8)),
}

/**
 * Smallest shift that is noticed at this n, in the method's own units: its threshold, or what chance alone reaches in
 * one window of twenty where that is more. Stated for D and for distances on cells (chi-square approximation); null
 * for p-values and others, whose shift has no size in the value's units.
 */
export function detectableShift(input: {
  method: string
  n: Sizes
  threshold: number | null
  cells?: number
}): number | null {
  const { method, n, threshold } = input
  if (n.reference <= 0 || n.window <= 0) return null
  const chance = noise(method, n, input.cells ?? TYPICAL_CELLS)
  return chance === null ? null : Math.max(chance, threshold ?? 0)
}
