import { describe, expect, it } from 'vitest'
import type { DifferenceVerdict } from '@/domain/compare/difference-verdict'
import { compareVerdict, rankedVerdicts } from './compare-verdict'
import type { CompareAnswer, Comparison } from './figures'

const untested = { value: null, reason: 'no_scores' } as const

function comparison(
  version: string,
  f1: { value: number; verdict: DifferenceVerdict } | null,
  value: Comparison['value'] = null,
) {
  const metrics = f1 ? { f1: { low: f1.value - 0.0625, high: f1.value + 0.0625, ...f1 } } : {}
  const given = { version, against: 'v0', metrics, correctness: untested, rocAuc: untested, losses: {}, value }
  return given as unknown as Comparison
}

function answer(comparisons: Comparison[], figures: Record<string, number>, metric: 'f1' | 'log_loss' = 'f1') {
  const versions = Object.entries(figures).map(([version, value]) => ({
    version,
    metrics: { [metric]: { value, low: null, high: null } },
  }))
  return { task: 'binary', versions, comparisons, segments: { metric, items: [] } } as unknown as CompareAnswer
}

describe('one version against another', () => {
  it('speaks by the leading metric where no money is known', () => {
    const one = comparison('v1', { value: 0.125, verdict: 'better' })
    expect(compareVerdict(answer([one], { v0: 0.4, v1: 0.5 }), one)).toEqual({
      kind: 'metric',
      word: 'better',
      metric: 'f1',
      version: 'v1',
      against: 'v0',
      own: 0.5,
      other: 0.4,
      value: 0.125,
      low: 0.0625,
      high: 0.1875,
    })
  })
  it.each([
    [0.001, 0.003, 'better'],
    [-0.003, -0.001, 'worse'],
    [-0.001, 0.003, 'unclear'],
    [null, null, 'unclear'],
  ] as const)('speaks by money per 1,000 where it is known: %s to %s is %s', (low, high, word) => {
    const one = comparison('v1', null, { value: 0.002, low, high, n: 10 })
    expect(compareVerdict(answer([one], { v0: 0.4, v1: 0.5 }), one)).toMatchObject({ kind: 'value', word, value: 2 })
  })
  it('says nothing where nothing is known', () => {
    const one = comparison('v1', null)
    expect(compareVerdict(answer([one], { v0: 0.4, v1: 0.5 }), one).kind).toBe('none')
  })
  it('puts the most promising version first', () => {
    const [a, b] = [
      comparison('v1', { value: 0.1, verdict: 'better' }),
      comparison('v2', { value: 0.2, verdict: 'better' }),
    ]
    const ranked = rankedVerdicts(answer([a, b, comparison('v3', null)], { v0: 0.4, v1: 0.5, v2: 0.6 }))
    expect(ranked.map(({ version }) => version)).toEqual(['v2', 'v1', 'v3'])
  })
})
