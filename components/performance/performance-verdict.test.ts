import { describe, expect, it } from 'vitest'
import type { MetricAnswer } from '@/domain/performance/metric'
import type { PerformanceWindow } from '@/domain/performance/window'
import { matureUntil, performanceVerdict } from './performance-verdict'

const windowOf = (answer: MetricAnswer, more: Partial<PerformanceWindow> = {}): PerformanceWindow => ({
  from: '2001-06-01T00:00:00.000Z',
  to: '2001-06-08T00:00:00.000Z',
  n: 100,
  labelled: 90,
  coverage: 0.9,
  mature: true,
  maturity: 'mature',
  metrics: { recall: answer },
  sufficient: true,
  ...more,
})
const at = (value: number) => ({ value, low: value - 0.05, high: value + 0.05 })
const total = windowOf(at(0.55))
const none = windowOf({ value: null, reason: 'no_labels_yet' }, { labelled: 0, coverage: 0, maturity: 'no_labels' })

describe('what a metric amounts to', () => {
  it.each([
    ['it fell', [at(0.6), at(0.55), at(0.4)], { kind: 'worse', now: at(0.4), before: at(0.6) }],
    ['it rose', [at(0.4), at(0.6)], { kind: 'better', now: at(0.6), before: at(0.4) }],
    ['intervals overlap', [at(0.6), at(0.55)], { kind: 'value', now: at(0.55) }],
    ['one window only', [at(0.6)], { kind: 'value', now: at(0.55) }],
  ])('%s', (_, values, expected) => {
    const series = values.map((value, place) => windowOf(value, { from: `2001-06-0${place + 1}T00:00:00.000Z` }))
    expect(performanceVerdict('recall', total, series)).toMatchObject(expected)
  })
  it('leaves immature and thin windows out of the comparison', () => {
    const immature = windowOf(at(0.2), { maturity: 'immature', mature: false })
    const thin = windowOf(at(0.1), { sufficient: false })
    const verdict = performanceVerdict('recall', total, [windowOf(at(0.6)), windowOf(at(0.58)), thin, immature])
    expect(verdict.kind).toBe('value')
    expect(matureUntil([total, immature])).toBe(immature.from)
    expect(matureUntil([total])).toBeNull()
  })
  it('says what is missing', () => {
    expect(performanceVerdict('recall', none, [])).toEqual({ kind: 'noLabels' })
    expect(performanceVerdict('recall', { ...none, n: 0, coverage: null }, [])).toEqual({ kind: 'noPredictions' })
    const undefinedHere = windowOf({ value: null, reason: 'no_positives' })
    expect(performanceVerdict('recall', undefinedHere, [])).toEqual({ kind: 'none', reason: 'no_positives' })
    expect(performanceVerdict('recall', { ...total, sufficient: false }, []).kind).toBe('few')
  })
})
