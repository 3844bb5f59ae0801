import { BINARY_COUNTS as C } from '@/domain/performance/layout'
import type { PerformanceSummary } from '@/domain/performance/summary'
import type { Moments } from '@/stats/intervals/mean'
import { excessTerms, gainTerms, momentsOf, NO_MOMENTS, netTerms, valuedCells } from './moments'
import { monthShare } from './month-share'
import type { ValueModel } from './value-model'

/** One version's value in a stretch of time that lies within one UTC day and under one value model. */
export type ValueSlice = {
  from: number
  to: number
  currency: string | null
  predictions: number
  labelled: number
  /** Labelled rows by label, negative first: what says whether two versions judged the same cases. */
  labels: [number, number]
  gain: number
  run: number
  review: number
  fixed: number
  /** Of the decisions' money after run and review cost; fixed cost is apart. */
  net: Moments
  /** The same over deciding nothing. */
  excess: Moments
  /** Labelled decisions that have no value: no value model was in force, or the row carries no amount. */
  noModel: number
  noAmount: number
}

type SliceInput = {
  from: number
  to: number
  predictions: number
  summary: Readonly<PerformanceSummary>
  model: ValueModel | null
}

/** Reads one stretch; a stretch before the first value model has counts and no money. */
export function valueSlice({ from, to, predictions, summary, model }: SliceInput): ValueSlice {
  const at = (index: number) => summary.counts[index] ?? 0
  const labels: [number, number] = [at(C.tn) + at(C.fp), at(C.fn) + at(C.tp)]
  const labelled = labels[0] + labels[1]
  const common = { from, to, predictions, labelled, labels }
  if (!model) {
    const nothing = { gain: 0, run: 0, review: 0, fixed: 0, net: NO_MOMENTS, excess: NO_MOMENTS, noAmount: 0 }
    return { ...common, ...nothing, currency: null, noModel: labelled }
  }
  const cells = valuedCells(model, summary)
  const net = momentsOf(cells, netTerms(model))
  return {
    ...common,
    currency: model.currency,
    gain: momentsOf(cells, gainTerms(model)).sum,
    run: (net.n * model.runCostPerThousand) / 1000,
    review: (cells.fp.n + cells.tp.n) * model.reviewCostPerPositive,
    fixed: model.fixedCostPerMonth * monthShare(from, to),
    net,
    excess: momentsOf(cells, excessTerms(model)),
    noModel: 0,
    noAmount: labelled - net.n,
  }
}
