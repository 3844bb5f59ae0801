import { amountsOf, confusionOf } from '@/domain/performance/read-binary'
import type { PerformanceSummary } from '@/domain/performance/summary'
import type { Moments } from '@/stats/intervals/mean'
import type { Matrix, ValueModel } from './value-model'

/** Worth of one decision in a confusion cell: `constant + rate * amount`. */
type Term = { constant: number; rate: number }
type Terms = { tn: Term; fp: Term; fn: Term; tp: Term }
const CELLS = ['tn', 'fp', 'fn', 'tp'] as const

const ZERO: Matrix = [
  [0, 0],
  [0, 0],
]

/** Money before costs, per cell. */
export function gainTerms({ matrix, rates }: ValueModel): Terms {
  const constants = matrix ?? ZERO
  const shares = rates ?? ZERO
  return {
    tn: { constant: constants[0][0], rate: shares[0][0] },
    fp: { constant: constants[0][1], rate: shares[0][1] },
    fn: { constant: constants[1][0], rate: shares[1][0] },
    tp: { constant: constants[1][1], rate: shares[1][1] },
  }
}

/** Money after what a decision itself costs: running it, and reviewing it where it is positive. */
export function netTerms(model: ValueModel): Terms {
  const run = model.runCostPerThousand / 1000
  const positive = run + model.reviewCostPerPositive
  const less = ({ constant, rate }: Term, cost: number): Term => ({ constant: constant - cost, rate })
  const { tn, fp, fn, tp } = gainTerms(model)
  return { tn: less(tn, run), fp: less(fp, positive), fn: less(fn, run), tp: less(tp, positive) }
}

/** Net money over deciding nothing: negatives as TN, positives as FN, free of cost. */
export function excessTerms(model: ValueModel): Terms {
  const net = netTerms(model)
  const { tn, fn } = gainTerms(model)
  const over = (term: Term, base: Term): Term => ({
    constant: term.constant - base.constant,
    rate: term.rate - base.rate,
  })
  return { tn: over(net.tn, tn), fp: over(net.fp, tn), fn: over(net.fn, fn), tp: over(net.tp, fn) }
}

/** Decisions that have a value, per cell: all labelled ones, or with rates those that carry an amount. */
export function valuedCells(model: ValueModel, summary: Readonly<PerformanceSummary>) {
  const confusion = confusionOf(summary)
  const amounts = amountsOf(summary)
  const cell = (name: (typeof CELLS)[number]) =>
    model.rates ? amounts[name] : { n: confusion[name], sum: 0, squares: 0 }
  return { tn: cell('tn'), fp: cell('fp'), fn: cell('fn'), tp: cell('tp') }
}

/**
 * n, sum and sum of squares of the decisions' money: in a cell with N decisions, amounts adding to S and their squares to Q,
 * sum = cN + rS and squares = c^2 N + 2crS + r^2 Q for a worth of c + r * amount.
 */
export function momentsOf(cells: ReturnType<typeof valuedCells>, terms: Terms): Moments {
  const out = { n: 0, sum: 0, squares: 0 }
  for (const name of CELLS) {
    const { n, sum, squares } = cells[name]
    const { constant, rate } = terms[name]
    out.n += n
    out.sum += constant * n + rate * sum
    out.squares += constant * constant * n + 2 * constant * rate * sum + rate * rate * squares
  }
  return out
}

export function addMoments(a: Moments, b: Moments): Moments {
  return { n: a.n + b.n, sum: a.sum + b.sum, squares: a.squares + b.squares }
}
export const NO_MOMENTS: Moments = { n: 0, sum: 0, squares: 0 }

/** Largest difference between what decisions in two cells are worth, amounts apart. */
export function cellSpread(model: ValueModel): number {
  const constants = Object.values(netTerms(model)).map((term) => term.constant)
  return Math.max(...constants) - Math.min(...constants)
}
