import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { foldPerformance } from '@/domain/performance/fold'
import { performanceLayout } from '@/domain/performance/layout'
import { emptySummary } from '@/domain/performance/summary'
import { sameLabelledCases } from './label-margins'
import { latencyFigures } from './latency'
import { metricsOnCases } from './metrics-on-cases'
import { pairedDifferences } from './paired-differences'
import { compareAreas, compareCorrectness, compareLosses } from './paired-tests'
import { rankCandidates } from './rank'
import type { Answers, SharedCases } from './shared-cases'
import { whatDiffers } from './what-differs'

type Vector = { id: string; inputs: Record<string, number[]>; expected: Record<string, number> }
const { vectors } = JSON.parse(readFileSync('stats/fixtures/ab_scipy.json', 'utf8')) as { vectors: Vector[] }
const vector = (id: string): Vector => {
  const found = vectors.find((one) => one.id === id)
  if (!found) throw new Error(`no vector ${id}`)
  return found
}

const HOUR = 3_600_000
const answers = (predictions: ArrayLike<number>, scores: ArrayLike<number> = []): Answers => ({
  predictions: Float64Array.from(predictions),
  scores: Float64Array.from({ length: predictions.length }, (_, i) => scores[i] ?? Number.NaN),
  probabilities: new Float64Array(),
  latencies: new Float64Array(predictions.length).fill(Number.NaN),
})
function casesOf(labels: number[], versions: Answers[], task: SharedCases['task'] = 'binary'): SharedCases {
  const n = labels.length
  return {
    task,
    classes: 2,
    n,
    labels: Float64Array.from(labels),
    times: Float64Array.from({ length: n }, (_, i) => i * HOUR),
    amounts: new Float64Array(n).fill(Number.NaN),
    versions,
    segments: [],
  }
}
const pairOf = ({ versions: [a, b] }: SharedCases) => {
  if (!a || !b) throw new Error('two versions')
  return [a, b] as const
}

describe('paired tests equal the reference figures', () => {
  it.each([
    ['mcnemar-25-12', 25, 12, 'chi_square'],
    ['mcnemar-5-1', 5, 1, 'exact_binomial'],
  ])('%s', (id, firstOnly, secondOnly, method) => {
    const { expected } = vector(id)
    const right = (count: number, of: number) => Array.from({ length: count }, () => of)
    const first = [...right(firstOnly, 1), ...right(secondOnly, 0), ...right(40, 1), ...right(3, 0)]
    const second = [...right(firstOnly, 0), ...right(secondOnly, 1), ...right(40, 1), ...right(3, 0)]
    const cases = casesOf(right(first.length, 1), [answers(first), answers(second)])
    const found = compareCorrectness(cases, pairOf(cases))
    expect(found).toMatchObject({ firstOnly, secondOnly, bothRight: 40, bothWrong: 3, method })
    if (!('pValue' in found)) throw new Error('no test')
    const wanted = method === 'chi_square' ? expected.p_chi2 : expected.p_exact
    expect(found.pValue / (wanted ?? Number.NaN)).toBeCloseTo(1, 9)
    expect(found.statistic).toBeCloseTo(expected.chi2 ?? Number.NaN, 10)
  })

  it('delong-paired', () => {
    const { inputs, expected } = vector('delong-paired')
    const [cp = [], cn = []] = [inputs.scores_champion_pos, inputs.scores_champion_neg]
    const labels = [...cp.map(() => 1), ...cn.map(() => 0)]
    const decided = labels.map(() => 0)
    const challenger = [...(inputs.scores_challenger_pos ?? []), ...(inputs.scores_challenger_neg ?? [])]
    const cases = casesOf(labels, [answers(decided, [...cp, ...cn]), answers(decided, challenger)])
    const found = compareAreas(cases, pairOf(cases))
    if (!('pValue' in found)) throw new Error('no test')
    expect(found.value).toBeCloseTo((expected.auc_challenger ?? 0) - (expected.auc_champion ?? 0), 12)
    expect(found.statistic).toBeCloseTo(expected.z ?? Number.NaN, 9)
    expect(found.pValue).toBeCloseTo(expected.p_value ?? Number.NaN, 9)
  })
})

const bit = fc.nat(1)
const row = fc.record({ label: bit, a: fc.nat(1000), b: fc.nat(1000) })

describe('differences of metrics', () => {
  it('are those of the metrics, turn with the pair, and vanish for the same answers', () => {
    fc.assert(
      fc.property(fc.array(row, { minLength: 40, maxLength: 300 }), (rows) => {
        const scored = (pick: (one: (typeof rows)[number]) => number) => {
          const scores = rows.map((one) => pick(one) / 1000)
          return answers(
            scores.map((x) => (x > 0.5 ? 1 : 0)),
            scores,
          )
        }
        const cases = casesOf(
          rows.map((one) => one.label),
          [scored((one) => one.a), scored((one) => one.b)],
        )
        const [a, b] = pairOf(cases)
        const [x, y] = [metricsOnCases(cases, a), metricsOnCases(cases, b)]
        const there = pairedDifferences(cases, [a, b], [x, y])
        const back = pairedDifferences(cases, [b, a], [y, x])
        const same = pairedDifferences(cases, [a, a], [x, x])
        for (const [key, difference] of Object.entries(there)) {
          const other = back[key as keyof typeof back]
          expect(other?.value).toBeCloseTo(-difference.value, 12)
          if (difference.low !== null) expect(other?.high).toBeCloseTo(-difference.low, 9)
          expect(same[key as keyof typeof same]).toMatchObject({ value: 0 })
        }
      }),
      { numRuns: 30 },
    )
  })

  it('of losses are a paired t test', () => {
    const cases = casesOf([1, 2, 3, 4], [answers([1, 2, 5, 4]), answers([2, 2, 4, 6])], 'regression')
    const found = compareLosses(cases, pairOf(cases))
    // Differences of |e|: 1, 0, -1, 2; mean 0.5, sd 1.2910, t = 0.5 / 0.6455.
    expect(found.absolute_error).toMatchObject({ value: 0.5, n: 4 })
    if (found.absolute_error && 'statistic' in found.absolute_error)
      expect(found.absolute_error.statistic).toBeCloseTo(0.7745966692, 9)
  })
})

it('shows only the facts that differ', () => {
  const facts = {
    kind: 'ml',
    features: [{ name: 'x', type: 'numeric', nullable: false, sensitivity: null, store: 'raw' }],
    segments: ['region'],
    reference: null,
    lineage: { parameters: { depth: 3, tags: [] }, seed: 1 },
    rulesDigest: null,
    reason: 'r',
    author: 'A',
  }
  expect(whatDiffers([facts, { ...facts }])).toEqual([])
  const other = {
    ...facts,
    segments: [],
    lineage: { parameters: { depth: 4, tags: [] }, seed: 1 },
    rulesDigest: 'd',
    reference: { digest: 'a', rows: 3, from: null, to: null },
  }
  expect(whatDiffers([facts, other])).toEqual([
    { aspect: 'segments', name: 'region', values: ['declared', null] },
    { aspect: 'reference', name: 'digest', values: [null, 'a'] },
    { aspect: 'reference', name: 'rows', values: [null, '3'] },
    { aspect: 'lineage', name: 'parameters.depth', values: ['3', '4'] },
    { aspect: 'rules', name: 'digest', values: [null, 'd'] },
  ])
})

it('gives quantiles with the order statistics around them', () => {
  const found = latencyFigures(Float64Array.from({ length: 1000 }, (_, i) => 1000 - i))
  expect(found.p50).toEqual({ value: 500, low: 469, high: 532 })
  expect(found.p99).toMatchObject({ value: 990 })
  expect(latencyFigures(new Float64Array([Number.NaN])).p50).toEqual({ value: null, reason: 'no_latencies' })
})

it('knows the same cases by their labels, whatever the layout', () => {
  const layouts = [performanceLayout('regression', { centre: 10 }), performanceLayout('regression', { centre: 1e4 })]
  const day = (layout: (typeof layouts)[number] | undefined, labels: number[], shift: number) => {
    if (!layout) throw new Error('no layout')
    const summary = emptySummary(layout)
    for (const label of labels)
      foldPerformance(layout, summary, { prediction: label + shift, label, score: null, probabilities: null, sign: 1 })
    return { layout, days: [summary] }
  }
  expect(sameLabelledCases(day(layouts[0], [12, 15, 9], 1), day(layouts[1], [12, 15, 9], -4))).toBe(true)
  expect(sameLabelledCases(day(layouts[0], [12, 15, 9], 1), day(layouts[1], [12, 15, 9.5], 1))).toBe(false)
})

it('ranks the comparable first, and smaller errors higher', () => {
  const of = (basis: 'same_cases' | 'own_cases', value: number | null) => ({
    basis,
    metrics: {
      mae: value === null ? ({ value, reason: 'too_few' } as const) : { value, low: null, high: null },
    },
  })
  const sorted = rankCandidates(
    [of('own_cases', 1), of('same_cases', null), of('same_cases', 3), of('same_cases', 2)],
    'mae',
  )
  expect(sorted.map(({ basis, metrics }) => `${basis} ${metrics.mae.value}`)).toEqual([
    'same_cases 2',
    'same_cases 3',
    'own_cases 1',
    'same_cases null',
  ])
})
