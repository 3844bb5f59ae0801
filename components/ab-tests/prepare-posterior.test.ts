import { describe, expect, it } from 'vitest'
import { chanceText, posteriorRows } from './prepare-posterior'
import { words } from './testing'

const arm = (name: string, version: string, control: boolean) => ({
  arm: name,
  version,
  share: 0.5,
  control,
  digest: null,
  reach: 1,
})
const arms = [arm('control', 'v1', true), arm('challenger', 'v2', false)]
const posterior = { chanceAbove: 0.9, expectedRise: 0.02, expectedFall: 0.001 }
const metric = (name: string, role: 'primary' | 'guardrail' | 'secondary') => ({
  metric: name,
  role,
  method: 'welch',
  arms: [],
  comparisons: [
    {
      arm: 'challenger',
      method: 'welch',
      absolute: { value: 0.019, low: 0, high: 0.04 },
      relative: { value: null, reason: 'control_zero' as const },
      pValue: 0.2,
      decided: false,
      posterior,
    },
  ],
})
const given = {
  primary: { metric: 'recall', direction: 'up' as const, mde: 0.01 },
  guardrails: [{ metric: 'positive_rate', direction: 'down' as const, margin: 0.01 }],
}
const rowsOf = (metrics: ReturnType<typeof metric>[]) => posteriorRows({ arms }, { ...given, metrics }, words)

describe('what is believed of an effect', () => {
  it('is the chance of being better, and what either choice loses, by the direction of the metric', () => {
    const [up, down] = rowsOf([metric('recall', 'primary'), metric('positive_rate', 'guardrail')])
    expect(up).toMatchObject({ chance: '90.0\u00a0%', byTaking: '−0.1\u00a0pt', byStaying: '−2.0\u00a0pt' })
    expect(down).toMatchObject({ chance: '10.0\u00a0%', byTaking: '+2.0\u00a0pt', byStaying: '+0.1\u00a0pt' })
  })
  it('takes the usual direction of a metric that the plan gives none', () => {
    expect(rowsOf([metric('latency', 'secondary')])[0]?.chance).toBe('10.0\u00a0%')
  })
  it('is nothing where there is no effect to read', () => {
    const unread = metric('recall', 'primary')
    const comparisons = unread.comparisons.map(({ posterior: _, ...rest }) => rest)
    expect(posteriorRows({ arms }, { ...given, metrics: [{ ...unread, comparisons }] }, words)).toEqual([])
  })
  it('is never called a certainty', () => {
    expect(chanceText(0.99999, words)).toBe('above 99.9\u00a0%')
    expect(chanceText(1e-9, words)).toBe('below 0.1\u00a0%')
    expect(chanceText(0.5, words)).toBe('50.0\u00a0%')
  })
})
