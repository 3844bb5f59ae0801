import { shownEdges } from '@/components/drift/prepare-distribution'
import type { Profile } from './figures'

type Column = Profile['columns'][number]
const CATEGORIES_SHOWN = 8
const BINS_SHOWN = 12

/** Heights from 0 to 1 of a small histogram; the tallest is 1. Numeric bins are merged whole, categories come most frequent first. */
export function profileBars(column: Column): number[] {
  const { distribution } = column
  const counts = distribution.map((bin) => bin.count)
  const shown = column.kind === 'numeric' ? merged(column) : counts.slice(0, CATEGORIES_SHOWN)
  const highest = Math.max(0, ...shown)
  return highest > 0 ? shown.map((count) => count / highest) : []
}

function merged({ distribution }: Column): number[] {
  const edges = distribution.slice(0, -1).map((bin) => bin.to ?? 0)
  const cuts = [...shownEdges(edges, BINS_SHOWN), edges.length]
  return cuts.map((cut, bar) => {
    const first = bar === 0 ? 0 : (cuts[bar - 1] ?? 0) + 1
    return distribution.slice(first, cut + 1).reduce((sum, bin) => sum + bin.count, 0)
  })
}
