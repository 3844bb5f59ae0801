import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import reference from '@/stats/fixtures/metrics_reference.json'
import { brier } from './brier'
import { calibrationBins, calibrationCurve, ece } from './calibration'
import { accuracy, balancedAccuracy, type Confusion, f1, mcc, precision, recall, specificity } from './confusion'
import { logLoss } from './log-loss'
import { prAuc } from './pr-auc'
import { rocAuc } from './roc-auc'
import { splitScores } from './split-scores'

const { scores, labels, predictions, expected } = reference.binary

const confusion: Confusion = { tn: 0, fp: 0, fn: 0, tp: 0 }
for (const [i, label] of labels.entries()) {
  const cell = label === 1 ? (predictions[i] === 1 ? 'tp' : 'fn') : predictions[i] === 1 ? 'fp' : 'tn'
  confusion[cell] += 1
}

describe('binary metrics equal the plain definitions', () => {
  const split = splitScores(scores, labels)
  const figures = {
    accuracy: accuracy(confusion),
    balanced_accuracy: balancedAccuracy(confusion),
    precision: precision(confusion),
    recall: recall(confusion),
    specificity: specificity(confusion),
    f1: f1(confusion),
    mcc: mcc(confusion),
    roc_auc: rocAuc(split),
    pr_auc: prAuc(split),
    log_loss: logLoss(scores, labels),
    brier: brier(scores, labels),
    ece: ece(calibrationBins(scores, labels)),
  }
  test.each(Object.entries(expected))('%s', (name, value) => {
    const figure = Object.entries(figures).find(([key]) => key === name)?.[1]
    expect(Math.abs((figure?.value ?? Number.NaN) - value)).toBeLessThan(1e-12)
  })
})

describe('undefined figures name their reason', () => {
  const none = { tn: 0, fp: 0, fn: 0, tp: 0 }
  test.each([
    [accuracy(none), 'no_rows'],
    [precision({ ...none, tn: 3 }), 'no_predicted_positives'],
    [precision(none), 'no_rows'],
    [recall({ ...none, tn: 3 }), 'no_positives'],
    [specificity({ ...none, tp: 3 }), 'no_negatives'],
    [balancedAccuracy({ ...none, tp: 3 }), 'one_class_only'],
    [balancedAccuracy({ ...none, tn: 3 }), 'one_class_only'],
    [f1({ ...none, tn: 3 }), 'no_positives'],
    [mcc({ ...none, tn: 3, fp: 1 }), 'one_class_only'],
    [mcc({ ...none, tn: 3, fn: 1 }), 'one_decision_only'],
    [rocAuc(splitScores([0.1, 0.2], [1, 1])), 'one_class_only'],
    [rocAuc(splitScores([], [])), 'no_rows'],
    [prAuc(splitScores([0.1], [0])), 'no_positives'],
    [logLoss([], []), 'no_rows'],
    [ece([]), 'no_rows'],
  ])('%o is %s', (figure, reason) => {
    expect(figure).toEqual({ value: null, reason })
  })
})

test('nothing right among positives is 0 and not undefined', () => {
  const wrong = { tn: 417, fp: 0, fn: 327, tp: 0 }
  expect(recall(wrong)).toEqual({ value: 0 })
  expect(f1(wrong)).toEqual({ value: 0 })
})

test('a certain and wrong row costs a finite log loss', () => {
  expect(logLoss([0], [1]).value).toBeCloseTo(-Math.log(1e-15), 9)
})

test('the calibration curve leaves empty bins out and puts edges to the left', () => {
  const curve = calibrationCurve(calibrationBins([0, 0.1, 0.1000001, 1], [0, 1, 1, 1]))
  expect(curve).toEqual([
    { score: 0.05, positives: 0.5, n: 2 },
    { score: 0.1000001, positives: 1, n: 1 },
    { score: 1, positives: 1, n: 1 },
  ])
})

const rows = fc.array(fc.tuple(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 1 })), { maxLength: 60 })

test('the ROC AUC is the share of ordered pairs, ties half', () => {
  fc.assert(
    fc.property(rows, (data) => {
      const positives = data.filter(([, label]) => label === 1).map(([score]) => score)
      const negatives = data.filter(([, label]) => label === 0).map(([score]) => score)
      let wins = 0
      for (const p of positives) for (const q of negatives) wins += p > q ? 1 : p === q ? 0.5 : 0
      const pairs = positives.length * negatives.length
      const scoreColumn = data.map(([score]) => score / 20)
      const figure = rocAuc(
        splitScores(
          scoreColumn,
          data.map(([, label]) => label),
        ),
      )
      if (pairs === 0) expect(figure.value).toBeNull()
      else expect(figure.value).toBeCloseTo(wins / pairs, 12)
    }),
  )
})
