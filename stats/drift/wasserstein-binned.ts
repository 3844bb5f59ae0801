/**
 * One sample on right-closed bins (edges[j-1], edges[j]], the outer ones open: counts and sums of (x - centre) per
 * bin.
 */
export type BinnedSample = { counts: ArrayLike<number>; centredSums: ArrayLike<number> }
export type BinnedPair = {
  /** Inner edges, ascending, one fewer than bins. */
  edges: ArrayLike<number>
  /** What both samples' sums are centred on. */
  centre: number
  reference: BinnedSample
  window: BinnedSample
}

const total = (values: ArrayLike<number>) => {
  let sum = 0
  for (let i = 0; i < values.length; i++) sum += values[i] as number
  return sum
}

/**
 * What one sample does in a bin: its share, the integral of its rise from the bin's start, and of what is still to
 * come.
 */
type Rise = { share: number; risen: number; left: number }

function rise(sample: BinnedSample, n: number, bin: { j: number; low: number; high: number }): Rise {
  const share = (sample.counts[bin.j] as number) / n
  const sum = (sample.centredSums[bin.j] as number) / n
  return {
    share,
    risen: Number.isFinite(bin.high) ? Math.max(0, share * bin.high - sum) : Number.POSITIVE_INFINITY,
    left: Number.isFinite(bin.low) ? Math.max(0, sum - share * bin.low) : Number.POSITIVE_INFINITY,
  }
}

/** A product in which 0 wins over Infinity: nothing over an open bin is nothing. */
const times = (a: number, b: number) => (a === 0 ? 0 : a * b)
const excess = (gap: number, share: number) => (share > gap ? 1 - gap / share : 0)

/**
 * Upper bound of the integral of (upper - lower)^- over a bin, `gap` = upper - lower at its start and `end` at its
 * end.
 */
function crossed(upper: Rise, lower: Rise, at: { gap: number; end: number; width: number }): number {
  const fromStart =
    at.gap <= 0 ? lower.risen + times(-at.gap, at.width) : times(excess(at.gap, lower.share), lower.risen)
  const fromEnd = at.end <= 0 ? upper.left + times(-at.end, at.width) : times(excess(at.end, upper.share), upper.left)
  return Math.min(fromStart, fromEnd)
}

/**
 * Wasserstein-1 distance from bins: the sum over bins of |integral of (F - G)|, a lower bound of the integral of |F -
 * G|, in the units of the feature. The integral over a bin is known exactly: (F - G)(start) width + (share end - sum
 * of values / n) of each.
 * `bound`: the exact distance is at most value + bound. In a bin the two differ by twice the smaller of the integrals
 * of (F - G)^+ and (F - G)^-; with gap d >= 0 at the start the latter is at most (1 - d / q)^+ times the integral of
 * G's rise, and likewise from the bin's end. Bins in which the curves cannot cross add nothing. Without edges only the
 * difference of means is known: bound Infinity.
 */
export function wassersteinBinned(pair: BinnedPair): { value: number; bound: number } {
  const { edges, centre, reference, window } = pair
  const n = total(reference.counts)
  const m = total(window.counts)
  if (edges.length === 0) {
    const shift = total(reference.centredSums) / n - total(window.centredSums) / m
    return { value: Math.abs(shift), bound: Number.POSITIVE_INFINITY }
  }
  let [gap, value, bound] = [0, 0, 0]
  for (let j = 0; j <= edges.length; j++) {
    const low = j > 0 ? (edges[j - 1] as number) - centre : Number.NEGATIVE_INFINITY
    const high = j < edges.length ? (edges[j] as number) - centre : Number.POSITIVE_INFINITY
    const width = high - low
    const f = rise(reference, n, { j, low, high })
    const g = rise(window, m, { j, low, high })
    const end = j < edges.length ? gap + f.share - g.share : 0
    const integral = j < edges.length ? times(gap, width) + f.risen - g.risen : g.left - f.left
    value += Math.abs(integral)
    bound += 2 * Math.min(crossed(f, g, { gap, end, width }), crossed(g, f, { gap: -gap, end: -end, width }))
    gap = end
  }
  return { value, bound }
}
