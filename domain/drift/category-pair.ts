import type { CategoricalSample } from '@/domain/features/baseline'

/** Counts of the same categories in reference and window; every category is in at least one of them. */
export type CategoryPair = { kind: 'categorical'; reference: Float64Array; window: Float64Array }

function tally({ codes, categories }: CategoricalSample): Float64Array {
  const counts = new Float64Array(categories.length)
  for (const code of codes) counts[code] = (counts[code] ?? 0) + 1
  return counts
}

/** Lines the categories of two samples up, each of which may have its own list. */
export function categoryPair(reference: CategoricalSample, window: CategoricalSample): CategoryPair {
  const both = new Map<string, [number, number]>()
  for (const [side, sample] of [reference, window].entries()) {
    const counts = tally(sample)
    for (const [code, category] of sample.categories.entries()) {
      const count = counts[code] ?? 0
      if (count === 0) continue
      const cell = both.get(category) ?? [0, 0]
      cell[side] = (cell[side] ?? 0) + count
      both.set(category, cell)
    }
  }
  const cells = [...both.values()]
  return {
    kind: 'categorical',
    reference: Float64Array.from(cells, ([count]) => count),
    window: Float64Array.from(cells, ([, count]) => count),
  }
}

/** Distinct numeric values of both samples as categories. */
export function valuePair(reference: Float64Array, window: Float64Array): CategoryPair {
  const both = new Map<number, [number, number]>()
  for (const [side, values] of [reference, window].entries()) {
    for (const value of values) {
      const cell = both.get(value)
      if (cell) cell[side] = (cell[side] ?? 0) + 1
      else both.set(value, side === 0 ? [1, 0] : [0, 1])
    }
  }
  const cells = [...both.values()]
  return {
    kind: 'categorical',
    reference: Float64Array.from(cells, ([count]) => count),
    window: Float64Array.from(cells, ([, count]) => count),
  }
}
