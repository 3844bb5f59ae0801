import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { MetricAnswers } from '@/domain/performance/metric'
import { confusionCounts } from './confusion-counts'

type Cells = { tn: number; fp: number; fn: number; tp: number }

function ratesOf({ tn, fp, fn, tp }: Cells): MetricAnswers {
  const rate = (part: number, whole: number) =>
    whole > 0
      ? { value: part / whole, low: null, high: null }
      : { value: null, reason: 'no_predicted_positives' as const }
  return {
    recall: rate(tp, tp + fn),
    specificity: rate(tn, tn + fp),
    precision: rate(tp, tp + fp),
    accuracy: rate(tp + tn, tn + fp + fn + tp),
  }
}

describe('the confusion of a window', () => {
  it('is found again from its rates, to the row', () => {
    const cell = fc.integer({ min: 0, max: 100_000 })
    fc.assert(
      fc.property(fc.record({ tn: cell, fp: cell, fn: cell, tp: cell }), (cells) => {
        const { tn, fp, fn, tp } = cells
        fc.pre(tp + fn > 0 && tn + fp > 0)
        const equal = Math.abs(tp / (tp + fn) - tn / (tn + fp)) < 1e-6
        fc.pre(!equal || (tp > 0 && fp > 0))
        expect(confusionCounts(ratesOf(cells), tn + fp + fn + tp)).toEqual([
          [tn, fp],
          [fn, tp],
        ])
      }),
    )
  })
  it('needs both classes and rows', () => {
    expect(confusionCounts(ratesOf({ tn: 5, fp: 1, fn: 0, tp: 0 }), 6)).toBeNull()
    expect(confusionCounts(ratesOf({ tn: 5, fp: 1, fn: 1, tp: 3 }), 0)).toBeNull()
    expect(confusionCounts({}, 10)).toBeNull()
  })
})
