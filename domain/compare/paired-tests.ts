import { CONFIDENCE } from '@/domain/performance/confidence'
import { pairedDelong } from '@/stats/inference/delong'
import { mcnemar } from '@/stats/inference/mcnemar'
import { pairedLossTest } from '@/stats/inference/paired-loss'
import { logLossTerm } from '@/stats/metrics/binary/log-loss'
import { multiclassLogLossTerm } from '@/stats/metrics/multiclass/log-loss'
import type { Answers, SharedCases } from './shared-cases'

const ALPHA = 1 - CONFIDENCE
type Pair = readonly [Answers, Answers]

/** Discordant pairs fewer than this are judged by the exact binomial, others by chi-square with one degree of freedom. */
const EXACT_PAIRS = 25

export type TestReason = 'not_measured_for_task' | 'no_discordant_pairs' | 'no_scores' | 'too_few' | 'no_difference'
type Untested = { value: null; reason: TestReason }

export type Correctness =
  | {
      /** Share of cases right, second minus first. */
      value: number
      firstOnly: number
      secondOnly: number
      bothRight: number
      bothWrong: number
      statistic: number
      method: 'exact_binomial' | 'chi_square'
      pValue: number
      exactPValue: number
    }
  | (Untested & { firstOnly: number; secondOnly: number; bothRight: number; bothWrong: number })
  | Untested

/** Cases whose decision is right by the one, the other, both or neither, and McNemar's test that both err alike often. */
export function compareCorrectness(cases: SharedCases, [a, b]: Pair): Correctness {
  if (cases.task === 'regression') return { value: null, reason: 'not_measured_for_task' }
  const counts = { firstOnly: 0, secondOnly: 0, bothRight: 0, bothWrong: 0 }
  for (let i = 0; i < cases.n; i++) {
    const first = a.predictions[i] === cases.labels[i]
    const second = b.predictions[i] === cases.labels[i]
    if (first && second) counts.bothRight++
    else if (first) counts.firstOnly++
    else if (second) counts.secondOnly++
    else counts.bothWrong++
  }
  const test = mcnemar(counts)
  if (!test) return { value: null, reason: 'no_discordant_pairs', ...counts }
  const exact = counts.firstOnly + counts.secondOnly < EXACT_PAIRS
  return {
    ...counts,
    value: (counts.secondOnly - counts.firstOnly) / cases.n,
    statistic: test.chiSquare.statistic,
    method: exact ? 'exact_binomial' : 'chi_square',
    pValue: exact ? test.exact.pValue : test.chiSquare.pValue,
    exactPValue: test.exact.pValue,
  }
}

export type PairedEffect =
  | { value: number; low: number; high: number; statistic: number; pValue: number; n: number }
  | Untested

/** Difference of the areas under the ROC curve, second minus first, by DeLong on the cases that both gave a score for. */
export function compareAreas(cases: SharedCases, [a, b]: Pair): PairedEffect {
  if (cases.task !== 'binary') return { value: null, reason: 'not_measured_for_task' }
  const rows = (label: number) => Int32Array.from({ length: cases.n }, (_, i) => i).filter((i) => usable(i, label))
  const usable = (i: number, label: number) =>
    cases.labels[i] === label && !Number.isNaN(a.scores[i] ?? Number.NaN) && !Number.isNaN(b.scores[i] ?? Number.NaN)
  const [positive, negative] = [rows(1), rows(0)]
  if (positive.length + negative.length === 0) return { value: null, reason: 'no_scores' }
  const side = (places: Int32Array) => ({
    control: Float64Array.from(places, (i) => a.scores[i] ?? 0),
    treatment: Float64Array.from(places, (i) => b.scores[i] ?? 0),
  })
  const found = pairedDelong({ positives: side(positive), negatives: side(negative) }, ALPHA)
  if (!found) return { value: null, reason: 'too_few' }
  return effectOf(found.test, positive.length + negative.length)
}

function effectOf(
  test: { value: number; low: number; high: number; statistic: number; pValue: number } | null,
  n: number,
): PairedEffect {
  if (!test) return { value: null, reason: n < 2 ? 'too_few' : 'no_difference' }
  const { value, low, high, statistic, pValue } = test
  return { value, low, high, statistic, pValue, n }
}

type Loss = (cases: SharedCases, answers: Answers, i: number) => number
const error = ({ labels }: SharedCases, { predictions }: Answers, i: number) =>
  (predictions[i] ?? Number.NaN) - (labels[i] ?? Number.NaN)

function classLoss(cases: SharedCases, answers: Answers, i: number): number {
  const own = answers.probabilities.subarray(i * cases.classes, (i + 1) * cases.classes)
  if (own.length === 0 || own.every(Number.isNaN)) return Number.NaN
  return multiclassLogLossTerm(own, cases.labels[i] ?? -1) ?? Number.NaN
}

const LOSSES: Record<SharedCases['task'], Record<string, Loss>> = {
  binary: {
    log_loss: ({ labels }, { scores }, i) => logLossTerm(scores[i] ?? Number.NaN, labels[i] ?? 0),
    brier: ({ labels }, { scores }, i) => ((scores[i] ?? Number.NaN) - (labels[i] ?? 0)) ** 2,
  },
  regression: {
    absolute_error: (cases, answers, i) => Math.abs(error(cases, answers, i)),
    squared_error: (cases, answers, i) => error(cases, answers, i) ** 2,
  },
  multiclass: { log_loss: classLoss },
}

/** Mean difference of each loss of the task, second minus first: below 0 the second is better. Paired t test, cases independent. */
export function compareLosses(cases: SharedCases, [a, b]: Pair): Record<string, PairedEffect> {
  const out: Record<string, PairedEffect> = {}
  for (const [name, loss] of Object.entries(LOSSES[cases.task])) {
    const sums = { n: 0, sum: 0, squares: 0 }
    for (let i = 0; i < cases.n; i++) {
      const difference = loss(cases, b, i) - loss(cases, a, i)
      if (!Number.isFinite(difference)) continue
      sums.n++
      sums.sum += difference
      sums.squares += difference * difference
    }
    const none = cases.task === 'regression' ? 'too_few' : 'no_scores'
    out[name] = sums.n === 0 ? { value: null, reason: none } : effectOf(pairedLossTest(sums, ALPHA), sums.n)
  }
  return out
}
