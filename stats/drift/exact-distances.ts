import { type PlacedWindow, placeWindow } from './placed-window'
import type { PreparedReference } from './prepared-reference'

/** sup |F - G| and the integral of |F - G| in the units of the values. */
export type ExactDistances = { ks: number; wasserstein: number }

/** The crossing gaps' own values, gap after gap. */
type Crossings = { first: Int32Array; values: Float64Array }

function collect(placed: PlacedWindow, crossing: number[], values: Float64Array): Crossings {
  const first = new Int32Array(placed.inside.length).fill(-1)
  let size = 0
  for (const g of crossing) {
    first[g] = size
    size += placed.inside[g] as number
  }
  const found = new Float64Array(size)
  const next = first.slice()
  for (let i = 0; i < values.length; i++) {
    const g = placed.gap[i] as number
    if (g < 0 || (first[g] as number) < 0) continue
    found[next[g] as number] = values[i] as number
    next[g] = (next[g] as number) + 1
  }
  return { first, values: found }
}

/** Integral of |F - G| over a gap: F stays, G rises from `start` by one step of 1 / m at each value. */
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

function integrate(reference: PreparedReference, placed: PlacedWindow, values: Float64Array): ExactDistances {
  const { n, distinct, upTo } = reference
  const { m, inside, equal, distance } = placed
  const k = distinct.length
  let [most, sum, g] = [0, (distance[0] as number) / m, (inside[0] as number) + (equal[0] as number)]
  most = Math.max((inside[0] as number) * n, Math.abs((upTo[0] as number) * m - g * n))
  const crossing: number[] = []
  const starts: number[] = []
  for (let i = 1; i < k; i++) {
    const f = upTo[i - 1] as number
    const end = g + (inside[i] as number)
    const [before, after] = [f * m - g * n, f * m - end * n]
    if (before > 0 && after < 0) {
      crossing.push(i)
      starts.push(g)
    } else {
      const width = (distinct[i] as number) - (distinct[i - 1] as number)
      sum += Math.abs((before / n / m) * width - (distance[i] as number) / m)
    }
    g = end + (equal[i] as number)
    most = Math.max(most, Math.abs(after), Math.abs((upTo[i] as number) * m - g * n))
  }
  sum += (distance[k] as number) / m
  if (crossing.length > 0) {
    const found = collect(placed, crossing, values)
    for (const [index, i] of crossing.entries()) {
      const from = found.first[i] as number
      const own = found.values.subarray(from, from + (inside[i] as number))
      const place = { from: distinct[i - 1] as number, to: distinct[i] as number }
      sum += walk(own, { ...place, f: (upTo[i - 1] as number) / n, start: starts[index] as number, m })
    }
  }
  return { ks: most / n / m, wasserstein: sum }
}

/**
 * Exact Kolmogorov-Smirnov and Wasserstein-1 distances of two samples, equal to SciPy's `ks_2samp` statistic and
 * `wasserstein_distance`. The window is sorted into the reference's gaps only, in which F is constant: D needs the counts at the
 * gaps' ends, W the sums of distances; values are sorted just in the gaps where F - G changes its sign.
 * @param values the window, finite, at least one; the reference holds at least one value.
 */
export function exactDistances(
  reference: PreparedReference,
  values: Float64Array,
  placed: PlacedWindow = placeWindow(reference, values),
): ExactDistances {
  return integrate(reference, placed, values)
}
