import { DELAYS } from './metrics'
import type { StoredCell } from './read-cells'
import type { TestFrame } from './test-frame'

/** Equal parts of H that label delays are counted in; see fold-sql.ts. */
const BINS = 24

export type MaturityCurve = { arm: string; points: { hours: number; share: number }[] }

/** Share of each arm's mature units that had their label so long after exposure; null where no label is waited for. */
export function maturityCurves(
  { test, waitSeconds }: TestFrame,
  cells: readonly StoredCell[],
  mature: readonly number[],
): MaturityCurve[] | null {
  const own = cells.filter(({ metric }) => metric === DELAYS)
  if (own.length === 0 || !waitSeconds) return null
  const hours = waitSeconds / 3600
  return test.plan.arms.map(({ arm }, place) => {
    const all = mature[place] ?? 0
    const counts = new Array<number>(BINS).fill(0)
    for (const cell of own) {
      const bin = Number(cell.segment)
      if (cell.arm === place) counts[bin] = (counts[bin] ?? 0) + cell.n
    }
    let known = 0
    const points = counts.map((count, bin) => {
      known += count
      return { hours: ((bin + 1) * hours) / BINS, share: all > 0 ? known / all : 0 }
    })
    return { arm, points: all > 0 ? [{ hours: 0, share: 0 }, ...points] : [] }
  })
}
