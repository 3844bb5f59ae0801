import { mergeStrata, pooledStratum, type Stratum } from '@/stats/inference/merge-strata'
import { addUnits, noUnits, type UnitSums } from '@/stats/inference/unit-sums'

/**
 * Sufficient statistics of one metric for the units of one arm (its place in the plan) that were first exposed on one UTC day and
 * are mature and labelled. `ratio`: numerator and denominator per entity; `covariate`: CUPED's figure from before the test.
 */
export type Cell = {
  arm: number
  day: number
  n: number
  sum: number
  squares: number
  ratio?: { denominator: number; denominatorSquares: number; products: number }
  covariate?: { sum: number; squares: number; products: number }
}

/** Shares the arms were meant to have among the units first exposed on a day. */
export type DayShares = { day: number; shares: readonly number[] }

/** A stratum has at least this many units of each arm; days with fewer join their neighbours. */
export const STRATUM_UNITS_MIN = 10

function addCell(into: UnitSums, cell: Cell): void {
  addUnits(into, {
    n: cell.n,
    sum: cell.sum,
    squares: cell.squares,
    denominator: cell.ratio?.denominator ?? cell.n,
    denominatorSquares: cell.ratio?.denominatorSquares ?? cell.n,
    outcomeByDenominator: cell.ratio?.products ?? cell.sum,
    covariate: cell.covariate?.sum ?? 0,
    covariateSquares: cell.covariate?.squares ?? 0,
    outcomeByCovariate: cell.covariate?.products ?? 0,
  })
}

/** Whether the split between two arms changed over the days: only then do days differ for the two in who they hold. */
export function splitChanged(days: readonly DayShares[], pair: { control: number; treatment: number }): boolean {
  const ratios = days
    .map(({ shares }) => ({ a: shares[pair.control] ?? 0, b: shares[pair.treatment] ?? 0 }))
    .filter(({ a, b }) => a + b > 0)
    .map(({ a, b }) => b / (a + b))
  return ratios.some((ratio) => Math.abs(ratio - (ratios[0] ?? ratio)) > 1e-9)
}

/** The strata of two arms: exposure days if the split changed, else all days as one. */
export function strataOf(
  cells: readonly Cell[],
  pair: { control: number; treatment: number },
  byDay: boolean,
): Stratum[] {
  const strata = new Map<number, Stratum>()
  for (const cell of cells) {
    if (cell.arm !== pair.control && cell.arm !== pair.treatment) continue
    const key = byDay ? cell.day : 0
    let stratum = strata.get(key)
    if (!stratum) {
      stratum = { control: noUnits(), treatment: noUnits() }
      strata.set(key, stratum)
    }
    addCell(cell.arm === pair.control ? stratum.control : stratum.treatment, cell)
  }
  const ordered = [...strata.entries()].sort(([a], [b]) => a - b).map(([, stratum]) => stratum)
  return byDay ? mergeStrata(ordered, STRATUM_UNITS_MIN) : [pooledStratum(ordered)]
}

/** All units of one arm. */
export function armTotals(cells: readonly Cell[], arm: number): UnitSums {
  const total = noUnits()
  for (const cell of cells) if (cell.arm === arm) addCell(total, cell)
  return total
}
