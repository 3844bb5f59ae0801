import type { Bin } from '@/components/charts/prepare/spec'
import type {
  CategoricalBaseline,
  CategoricalCounts,
  FeatureBaseline,
  FeatureCounts,
  NumericBaseline,
  NumericCounts,
} from '@/domain/features/baseline'

const NUMERIC_BINS = 12
const CATEGORIES_SHOWN = 11

const total = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0)
const share = (count: number, of: number) => (of > 0 ? count / of : null)

/**
 * Which of the baseline's edges part the bars: where there are more bins than fit, the edges nearest to an even grid over the middle
 * of the reference, so that every bar holds exactly what was counted.
 */
export function shownEdges(edges: readonly number[], most = NUMERIC_BINS): number[] {
  if (edges.length < most) return edges.map((_, place) => place)
  const [low = 0, high = 0] = [edges[0], edges.at(-1)]
  const steps = most - 2
  const chosen = new Set<number>()
  for (let step = 0; step <= steps; step++) {
    const target = low + ((high - low) * step) / steps
    let nearest = 0
    for (const [place, edge] of edges.entries()) {
      if (Math.abs(edge - target) < Math.abs((edges[nearest] ?? 0) - target)) nearest = place
    }
    chosen.add(nearest)
  }
  return [...chosen].sort((a, b) => a - b)
}

function numericBins(baseline: NumericBaseline, counts: NumericCounts): Bin[] {
  const cuts = shownEdges(baseline.edges)
  const n = { reference: total(baseline.counts), window: total(counts.bins) }
  return [...cuts, baseline.edges.length].map((cut, bar) => {
    const first = bar === 0 ? 0 : (cuts[bar - 1] ?? 0) + 1
    const within = (values: readonly number[]) => total(values.slice(first, cut + 1))
    return {
      low: bar === 0 ? null : (baseline.edges[first - 1] ?? null),
      high: baseline.edges[cut] ?? null,
      reference: share(within(baseline.counts), n.reference),
      window: share(within(counts.bins), n.window),
    }
  })
}

function categoricalBins(baseline: CategoricalBaseline, counts: CategoricalCounts): Bin[] {
  const n = {
    reference: total(baseline.counts) + baseline.other,
    window: total(counts.bins) + counts.other + counts.unseen,
  }
  const shown = baseline.categories.slice(0, CATEGORIES_SHOWN)
  const rest = {
    reference: total(baseline.counts.slice(shown.length)) + baseline.other,
    window: total(counts.bins.slice(shown.length)) + counts.other + counts.unseen,
  }
  const bins: Bin[] = shown.map((label, place) => ({
    label,
    reference: share(baseline.counts[place] ?? 0, n.reference),
    window: share(counts.bins[place] ?? 0, n.window),
  }))
  if (rest.reference + rest.window > 0) {
    bins.push({
      special: 'other',
      reference: share(rest.reference, n.reference),
      window: share(rest.window, n.window),
    })
  }
  return bins
}

/** Shares of the valid rows per bar, training beside window. */
export function distributionBins(baseline: FeatureBaseline, counts: FeatureCounts): Bin[] {
  if (baseline.kind === 'numeric' && counts.kind === 'numeric') return numericBins(baseline, counts)
  if (baseline.kind === 'categorical' && counts.kind === 'categorical') return categoricalBins(baseline, counts)
  return []
}

/** Missing share of all rows on either side. */
export function missingShares(
  baseline: FeatureBaseline,
  counts: FeatureCounts,
): { reference: number | null; window: number | null } {
  const valid = counts.kind === 'numeric' ? total(counts.bins) : total(counts.bins) + counts.other + counts.unseen
  return {
    reference: share(baseline.missing, baseline.n + baseline.missing + baseline.invalid),
    window: share(counts.missing, valid + counts.missing + counts.invalid),
  }
}
