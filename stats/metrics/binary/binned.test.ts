import fc from 'fast-check'
import { expect, test } from 'vitest'
import reference from '@/stats/fixtures/metrics_reference.json'
import { binIndex } from '../bin-index'
import { harmonicSum } from './harmonic'
import { prAuc } from './pr-auc'
import { prAucBinned } from './pr-auc-binned'
import { rocAuc } from './roc-auc'
import { rocAucBinned } from './roc-auc-binned'
import { splitScores } from './split-scores'

function histograms(scores: number[], labels: number[], edges: number[]) {
  const out = {
    positives: new Array<number>(edges.length + 1).fill(0),
    negatives: new Array<number>(edges.length + 1).fill(0),
  }
  for (const [i, score] of scores.entries()) {
    const side = labels[i] === 1 ? out.positives : out.negatives
    const bin = binIndex(edges, score)
    side[bin] = (side[bin] ?? 0) + 1
  }
  return out
}

const score = fc.oneof(
  fc.double({ min: 0, max: 1, noNaN: true }),
  fc.integer({ min: 0, max: 10 }).map((tenth) => tenth / 10),
)
const rows = fc.array(fc.record({ score, label: fc.integer({ min: 0, max: 1 }) }), { maxLength: 150 })
const edges = fc.uniqueArray(score, { maxLength: 12 }).map((values) => values.sort((a, b) => a - b))

test('exact areas lie within the bound of the binned ones', () => {
  fc.assert(
    fc.property(rows, edges, (data, cuts) => {
      const scores = data.map((row) => row.score)
      const labels = data.map((row) => row.label)
      const split = splitScores(scores, labels)
      const binned = histograms(scores, labels, cuts)
      for (const [exact, approximate] of [
        [rocAuc(split), rocAucBinned(binned)],
        [prAuc(split), prAucBinned(binned)],
      ] as const) {
        if (approximate.value === null) expect(exact).toEqual(approximate)
        else
          expect(Math.abs((exact.value ?? Number.NaN) - approximate.value)).toBeLessThanOrEqual(
            approximate.bound + 1e-12,
          )
      }
    }),
    { numRuns: 500 },
  )
})

test('with one bin per score the binned ROC AUC is exact', () => {
  const { scores, labels, expected } = reference.binary
  const cuts = [...new Set(scores)].sort((a, b) => a - b)
  expect(rocAucBinned(histograms(scores, labels, cuts)).value).toBeCloseTo(expected.roc_auc, 12)
})

test('the bounds of the average precision are reached', () => {
  const binned = prAucBinned({ positives: [2], negatives: [2] })
  if (binned.value === null) throw new Error('undefined')
  const best = prAuc(splitScores([0.9, 0.9, 0.1, 0.2], [1, 1, 0, 0])).value
  const worst = prAuc(splitScores([0.1, 0.2, 0.8, 0.9], [1, 1, 0, 0])).value
  expect(binned.value + binned.bound).toBeCloseTo(best ?? Number.NaN, 12)
  expect(binned.value - binned.bound).toBeCloseTo(worst ?? Number.NaN, 12)
})

test.each(reference.harmonic)('harmonic sum of $count terms after $start', ({ start, count, sum }) => {
  expect(Math.abs(harmonicSum(start, count) - sum)).toBeLessThan(1e-12)
})

test('bins are right-closed and open at both ends', () => {
  expect([-1, 0, 0.5, 1, 1.5, 2].map((x) => binIndex([0, 1], x))).toEqual([0, 0, 1, 1, 2, 2])
  expect(binIndex([], 5)).toBe(0)
})
