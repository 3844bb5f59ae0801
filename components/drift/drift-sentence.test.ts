import { describe, expect, it } from 'vitest'
import { sentenceKey, verdictOf } from './drift-sentence'
import { findingOf } from './finding-fixture'
import { rankFindings } from './rank-findings'

const unmeasured = { value: null, threshold: null, drifted: null, reason: 'reference_empty' } as const

describe('what the ranking amounts to', () => {
  it.each([
    ['one drifted', [findingOf(), findingOf({ feature: 'b', value: 0.3, drifted: true })], 'drifted'],
    ['all within', [findingOf(), findingOf({ feature: 'b', ...unmeasured })], 'none'],
    ['too few', [findingOf({ drifted: 'insufficient', need: 100 })], 'tooFew'],
    ['nothing measurable', [findingOf(unmeasured)], 'notMeasured'],
    ['nothing came', [findingOf({ ...unmeasured, n: { reference: 5000, window: 0 } })], 'noPredictions'],
    ['no features', [], 'notMeasured'],
  ])('%s', (_, findings, kind) => expect(verdictOf(rankFindings(findings)).kind).toBe(kind))
})

describe('the sentence', () => {
  const distribution = (centredSum: number) => ({
    model: 'm',
    version: 'v1',
    feature: 'amount',
    from: '2001-06-01T00:00:00.000Z',
    to: '2001-06-08T00:00:00.000Z',
    hasReference: true,
    baseline: {
      name: 'amount',
      kind: 'numeric' as const,
      edges: [1],
      counts: [50, 50],
      centredSums: [0, 0],
      n: 100,
      missing: 0,
      invalid: 0,
      mean: 1,
      sd: 1,
      min: 0,
      max: 2,
      distinct: 2,
    },
    counts: {
      kind: 'numeric' as const,
      n: 10,
      missing: 0,
      invalid: 0,
      belowMin: 0,
      aboveMax: 0,
      bins: [5, 5],
      centredSum,
      centredSquares: 0,
      centredSums: [0, 0],
      min: 0,
      max: 2,
    },
  })
  it.each([
    [5, { since: 'x', whole: false }, 'higher'],
    [-5, { since: 'x', whole: true }, 'atLeastLower'],
    [0.1, null, 'windowSpread'],
  ] as const)('of a centred sum %d', (sum, since, key) => expect(sentenceKey(distribution(sum), since)).toBe(key))
})
