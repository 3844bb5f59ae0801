import { describe, expect, it } from 'vitest'
import { findingOf } from './finding-fixture'
import { rankFindings } from './rank-findings'

describe('features ranked by distance', () => {
  it('stand by how far each is beyond its own limit, not by the bare figure', () => {
    const ranked = rankFindings([
      findingOf({ feature: 'a', value: 0.3, threshold: 0.5 }),
      findingOf({ feature: 'b', value: 0.2, threshold: 0.1, drifted: true }),
      findingOf({ feature: 'c', value: 0.02, threshold: 0.005, drifted: true }),
      findingOf({ feature: 'd', value: 0.09, threshold: 0.1 }),
    ])
    expect(ranked.map(({ finding }) => finding.feature)).toEqual(['c', 'b', 'd', 'a'])
    expect(ranked.map(({ excess }) => excess?.toFixed(2))).toEqual(['4.00', '2.00', '0.90', '0.60'])
  })
  it('read a p-value the other way round', () => {
    const ranked = rankFindings([
      findingOf({ feature: 'high', method: 'ks', value: 0.4, pValue: 0.4, threshold: 0.05 }),
      findingOf({ feature: 'zero', method: 'ks', value: 0, pValue: 0, threshold: 0.05, drifted: true }),
      findingOf({ feature: 'low', method: 'ks', value: 0.001, pValue: 0.001, threshold: 0.05, drifted: true }),
    ])
    expect(ranked.map(({ finding }) => finding.feature)).toEqual(['zero', 'low', 'high'])
  })
  it('leave for the end what has too few rows or cannot be measured, and keep one row per feature', () => {
    const none = { value: null, threshold: null, drifted: null, reason: 'constant' } as const
    const ranked = rankFindings([
      findingOf({ feature: 'fixed', ...none }),
      findingOf({ feature: 'rare', value: 0.9, drifted: 'insufficient', need: 100 }),
      findingOf({ feature: 'b' }),
      findingOf({ feature: 'a' }),
      findingOf({ feature: 'a', method: 'psi', value: 9 }),
    ])
    expect(ranked.map(({ finding, state }) => [finding.feature, state])).toEqual([
      ['a', 'steady'],
      ['b', 'steady'],
      ['rare', 'insufficient'],
      ['fixed', 'unmeasured'],
    ])
  })
})
