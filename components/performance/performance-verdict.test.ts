import { describe, expect, it } from 'vitest'
import type { MetricAnswer } from '@/domain/performance/metric'
import type { PerformanceWindow } from '@/domain/performance/window'
import { matureUntil, performanceVerdict, type Standing } from './performance-verdict'

const span = { from: '2001-06-01T00:00:00.000Z', to: '2001-06-28T00:00:00.000Z' }
const windowOf = (answer: MetricAnswer, more: Partial<PerformanceWindow> = {}): PerformanceWindow => ({
  ...span,
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
const reading = (value: number) => ({ ...at(value), labelled: 900, span })
const standing = (verdict: Standing['verdict'], metric: Standing['metric'] = 'recall'): Standing => ({
  measured: true,
  metric,
  now: reading(0.4),
  before: reading(0.6),
  verdict,
})
const total = windowOf(at(0.55))
const none = windowOf({ value: null, reason: 'no_labels_yet' }, { labelled: 0, coverage: 0, maturity: 'no_labels' })

describe('what a metric amounts to', () => {
  it.each([
    ['it got worse', standing('worse'), { kind: 'worse', now: reading(0.4), before: reading(0.6) }],
    ['it got better', standing('better'), { kind: 'better' }],
    ['it holds', standing('steady'), { kind: 'value', now: at(0.55) }],
    ['another metric changed', standing('worse', 'roc_auc'), { kind: 'value', now: at(0.55) }],
    ['nothing to compare with', { ...standing('unknown'), before: null }, { kind: 'value' }],
    ['another question was asked', null, { kind: 'value', now: at(0.55) }],
  ])('%s', (_, known, expected) => expect(performanceVerdict('recall', total, known)).toMatchObject(expected))
  it('says what is missing', () => {
    expect(performanceVerdict('recall', none, standing('worse'))).toEqual({ kind: 'noLabels' })
    expect(performanceVerdict('recall', { ...none, n: 0 }, null)).toEqual({ kind: 'noPredictions' })
    const undefinedHere = windowOf({ value: null, reason: 'no_positives' })
    expect(performanceVerdict('recall', undefinedHere, null)).toEqual({ kind: 'none', reason: 'no_positives' })
    expect(performanceVerdict('recall', { ...total, sufficient: false }, standing('worse')).kind).toBe('few')
  })
  it('knows where labels may still come', () => {
    const immature = windowOf(at(0.2), { from: '2001-06-20T00:00:00.000Z', maturity: 'immature' })
    expect(matureUntil([total, immature])).toBe(immature.from)
    expect(matureUntil([total])).toBeNull()
  })
})
