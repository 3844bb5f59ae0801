import { normalLogSf } from '@/stats/distributions/normal'
import type { TestResult } from './goodness-of-fit'
import type { PlacedWindow } from './placed-window'
import type { PreparedReference } from './prepared-reference'

function tieCubes(counts: Iterable<number>): number {
  let sum = 0
  for (const count of counts) sum += count ** 3 - count
  return sum
}

/** Ties among the window's values that are not in the reference. */
function* ownTies(placed: PlacedWindow): Iterable<number> {
  const own = placed.values.filter((_, i) => (placed.gap[i] as number) >= 0).sort()
  let start = 0
  for (let i = 1; i <= own.length; i++) {
    if (i < own.length && own[i] === own[start]) continue
    yield i - start
    start = i
  }
}

/**
 * One-sided Mann-Whitney U test of "the reference lies below the window", normal approximation with tie and continuity
 * correction (SciPy's `mannwhitneyu(alternative='less', method='asymptotic')`). Statistic: U of the reference.
 * @returns null where all values of both samples are equal.
 */
export function mannWhitneyLess(reference: PreparedReference, placed: PlacedWindow): TestResult | null {
  const n = reference.n
  const m = placed.values.length
  const shared: number[] = []
  let [below, u, before] = [0, 0, 0]
  for (let i = 0; i < reference.distinct.length; i++) {
    below += placed.inside[2 * i] as number
    const equal = placed.equal[i] as number
    const here = (reference.upTo[i] as number) - before
    u += here * (below + equal / 2)
    shared.push(here + equal)
    below += equal
    before = reference.upTo[i] as number
  }
  const all = n + m
  const ties = (tieCubes(shared) + tieCubes(ownTies(placed))) / (all * (all - 1))
  const sd = Math.sqrt(((n * m) / 12) * (all + 1 - ties))
  if (!(sd > 0)) return null
  const z = (n * m - u - (n * m) / 2 - 0.5) / sd
  return { statistic: u, logP: normalLogSf(z) }
}
