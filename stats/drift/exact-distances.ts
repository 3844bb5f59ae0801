import { type PlacedWindow, placeWindow } from './placed-window'
import type { PreparedReference } from './prepared-reference'

/** sup |F - G| and the integral of |F - G| in the units of the values. */
export type ExactDistances = { ks: number; wasserstein: number }

/** A gap in which F - G changes its sign; `start`: window values up to its lower end. */
type Crossing = { gap: number; start: number }

/** The values inside the crossing gaps, one block per gap. */
function collect(placed: PlacedWindow, crossings: readonly Crossing[]): Float64Array[] {
  const { values, gap, inside } = placed
  const block = new Int32Array(inside.length / 2).fill(-1)
  const blocks = crossings.map(({ gap: g }, index) => {
    block[g] = index
    return new Float64Array(inside[2 * g] as number)
  })
  const filled = new Int32Array(blocks.length)
  for (let i = 0; i < values.length; i++) {
    const g = gap[i] as number
    if (g < 0) continue
    const index = block[g] as number
    if (index < 0) continue
    const at = filled[index] as number
    ;(blocks[index] as Float64Array)[at] = values[i] as number
    filled[index] = at + 1
  }
  return blocks
}

/** Integral of |F - G| over a gap: F stays at `f`, G rises from start / m by one step of 1 / m at each value. */
function walk(values: Float64Array, at: { from: number; to: number; f: number; start: number; m: number }): number {
  values.sort()
  let sum = 0
  let left = at.from
  for (let i = 0; i <= values.length; i++) {
    const right = i < values.length ? (values[i] as number) : at.to
    sum += Math.abs(at.f - (at.start + i) / at.m) * (right - left)
    left = right
  }
  return sum
}

/**
 * Exact Kolmogorov-Smirnov and Wasserstein-1 distances of two samples, equal to SciPy's `ks_2samp` statistic and
 * `wasserstein_distance`. The window is sorted into the reference's gaps only, in which F is constant: D needs the
 * counts at the gaps' ends, W the sums of distances; values are sorted just in the gaps where F - G changes its sign.
 * @param reference of at least one value. @param window finite, any order, at least one value.
 */
export function exactDistances(
  reference: PreparedReference,
  window: Float64Array,
  placed: PlacedWindow = placeWindow(reference, window),
): ExactDistances {
  const { n, distinct, upTo } = reference
  const { inside, equal } = placed
  const m = window.length
  const k = distinct.length
  let sum = (inside[1] as number) / m
  let g = 0
  let most = 0
  const crossings: Crossing[] = []
  for (let i = 0; i < k; i++) {
    const f = i > 0 ? (upTo[i - 1] as number) : 0
    const end = g + (inside[2 * i] as number)
    const before = f * m - g * n
    const after = f * m - end * n
    if (before > 0 && after < 0) {
      crossings.push({ gap: i, start: g })
    } else if (i > 0) {
      const width = (distinct[i] as number) - (distinct[i - 1] as number)
      sum += Math.abs((before / n) * width - (inside[2 * i + 1] as number)) / m
    }
    g = end + (equal[i] as number)
    most = Math.max(most, Math.abs(after), Math.abs((upTo[i] as number) * m - g * n))
  }
  sum += (inside[2 * k + 1] as number) / m
  if (crossings.length > 0) {
    for (const [index, values] of collect(placed, crossings).entries()) {
      const { gap, start } = crossings[index] as Crossing
      const place = { from: distinct[gap - 1] as number, to: distinct[gap] as number }
      sum += walk(values, { ...place, f: (upTo[gap - 1] as number) / n, start, m })
    }
  }
  return { ks: most / n / m, wasserstein: sum }
}
