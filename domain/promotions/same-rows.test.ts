import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Answers, SharedCases } from '@/domain/compare/shared-cases'
import { DAY_MS } from '@/domain/time/windows'
import { tQuantile } from '@/stats/distributions/student-t'
import { evidenceWith } from './evidence-fixture'
import { fairnessGaps } from './fairness-gaps'
import { judgeGates } from './judge-gates'
import { compareOnSameRows, ownPerformance } from './same-rows'

/** Same numbers in every run. */
function numbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

const answers = (given: { predictions: Float64Array; scores?: Float64Array }): Answers => ({
  predictions: given.predictions,
  scores: given.scores ?? new Float64Array(given.predictions.length).fill(Number.NaN),
  probabilities: new Float64Array(),
  latencies: new Float64Array(given.predictions.length).fill(Number.NaN),
})

/** Cases of one day unless `dayOf` says more, none with an amount. */
function casesOf(
  labels: Float64Array,
  given: Pick<SharedCases, 'task' | 'versions'> & { segments?: SharedCases['segments']; dayOf?: (i: number) => number },
): SharedCases {
  const { task, versions, segments = [], dayOf = () => 0 } = given
  const times = labels.map((_, i) => dayOf(i) * DAY_MS)
  const amounts = new Float64Array(labels.length).fill(Number.NaN)
  return { task, classes: 2, n: labels.length, labels, times, amounts, versions, segments }
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length

describe('two versions on the same rows', () => {
  it('differ in MAE with the limits of a paired t over days', () => {
    const [days, perDay, random] = [12, 25, numbers(7)]
    const n = days * perDay
    const column = (of: (i: number) => number) => Float64Array.from({ length: n }, (_, i) => of(i))
    const labels = column(() => random() * 10)
    const candidate = answers({ predictions: labels.map((label) => label + random()) })
    const champion = answers({ predictions: labels.map((label) => label - 1.5 * random()) })
    const dayOf = (i: number) => Math.floor(i / perDay)
    const found = compareOnSameRows(casesOf(labels, { task: 'regression', versions: [candidate, champion], dayOf }))
    if (!found.measured) throw new Error('not measured')
    const loss = (of: Float64Array, i: number) => Math.abs((of[i] ?? 0) - (labels[i] ?? 0))
    const differences = Array.from(
      { length: n },
      (_, i) => loss(candidate.predictions, i) - loss(champion.predictions, i),
    )
    const daily = Array.from({ length: days }, (_, day) => mean(differences.slice(day * perDay, (day + 1) * perDay)))
    const centre = mean(daily)
    const spread = Math.sqrt(daily.reduce((sum, value) => sum + (value - centre) ** 2, 0) / (days - 1) / days)
    const half = tQuantile(0.975, days - 1) * spread
    expect(found).toMatchObject({ metric: 'mae', lowerIsBetter: true, n })
    expect(found.difference.value).toBeCloseTo(mean(differences), 10)
    expect(found.difference.low).toBeCloseTo(mean(differences) - half, 8)
    expect(found.difference.high).toBeCloseTo(mean(differences) + half, 8)
  })

  it('differ in exact AUC, pair by pair, with limits around it', () => {
    const [n, random] = [400, numbers(11)]
    const labels = Float64Array.from({ length: n }, () => (random() < 0.4 ? 1 : 0))
    const scores = (noise: number) =>
      labels.map((label) => Math.min(1, Math.max(0, label * 0.4 + 0.3 + (random() - 0.5) * noise)))
    const decided = (noise: number) => {
      const of = scores(noise)
      return answers({ scores: of, predictions: of.map((score) => (score >= 0.5 ? 1 : 0)) })
    }
    const [candidate, champion] = [decided(0.7), decided(1.2)]
    const auc = (of: Float64Array) => {
      let [wins, pairs] = [0, 0]
      for (let i = 0; i < n; i++) {
        for (let j = 0; j < n; j++) {
          if (labels[i] !== 1 || labels[j] !== 0) continue
          pairs++
          const [a, b] = [of[i] ?? 0, of[j] ?? 0]
          wins += a > b ? 1 : a === b ? 0.5 : 0
        }
      }
      return wins / pairs
    }
    const found = compareOnSameRows(casesOf(labels, { task: 'binary', versions: [candidate, champion] }))
    if (!found.measured) throw new Error('not measured')
    expect(found.metric).toBe('roc_auc')
    expect(found.candidate).toBeCloseTo(auc(candidate.scores), 12)
    expect(found.champion).toBeCloseTo(auc(champion.scores), 12)
    const { low, high, value } = found.difference
    expect(low).toBeLessThan(value)
    expect(high).toBeGreaterThan(value)
    expect((high ?? 0) - (low ?? 0)).toBeLessThan(0.2)
  })

  it('say why they cannot be compared', () => {
    const none = answers({ predictions: new Float64Array() })
    const empty = (versions: Answers[]) => casesOf(new Float64Array(), { task: 'binary', versions })
    expect(compareOnSameRows(empty([none]))).toEqual({ measured: false, reason: 'no_champion' })
    expect(compareOnSameRows(empty([none, none]))).toEqual({ measured: false, reason: 'no_case_scored_by_both' })
    expect(ownPerformance(empty([none]))).toEqual({ measured: false, reason: 'no_labels_yet' })
    expect(fairnessGaps(empty([none]))).toEqual({ measured: false, reason: 'no_segments_declared' })
    expect(fairnessGaps({ ...empty([none]), task: 'regression' })).toEqual({
      measured: false,
      reason: 'task_without_fairness',
    })
  })
})

const FILE = '../shared/data/employment_MA_every10th.csv'
const present = existsSync(FILE)
if (!present) console.warn(`skipped: ${FILE} is not here`)

describe.skipIf(!present)('recall by disability in the employment data', () => {
  it('blocks under a fairness policy', () => {
    const [head = [], ...cells] = readFileSync(FILE, 'utf8')
      .trim()
      .split('\n')
      .map((line) => line.split(','))
    const column = (name: string) => Float64Array.from(cells, (row) => Number(row[head.indexOf(name)]))
    const candidate = answers({ predictions: column('prediction'), scores: column('predicted_probability') })
    const disability = { name: 'DIS', values: ['0', '1', '2'], codes: Int32Array.from(column('DIS')) }
    const cases = casesOf(column('employed'), { task: 'binary', versions: [candidate], segments: [disability] })
    const fairness = fairnessGaps(cases)
    if (!fairness.measured) throw new Error('not measured')
    const recall = fairness.gaps.find(({ measure }) => measure === 'equal_opportunity')
    expect(recall?.lowest.figure).toBeCloseTo(0.318, 1)
    expect(recall?.highest.figure).toBeCloseTo(0.897, 1)
    expect(recall?.low).toBeGreaterThan(0.4)
    const gates = [{ gate: 'fairness', onFail: 'block', onMissing: 'block', gaps: { equal_opportunity: 0.2 } }] as const
    const verdicts = judgeGates({ gates: [...gates] }, { evidence: evidenceWith({ fairness }), requesters: [] })
    expect(verdicts).toMatchObject([{ verdict: 'block', code: 'beyond_limit' }])
  })
})
