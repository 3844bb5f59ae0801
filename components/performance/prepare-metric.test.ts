import { describe, expect, it } from 'vitest'
import type { PerformanceWindow } from '@/domain/performance/window'
import { immatureSpans, largestBound, prepareCoverage, prepareMetric } from './prepare-metric'

const day = (place: number) => new Date(Date.UTC(2001, 5, 1 + place)).toISOString()
const windowOf = (place: number, more: Partial<PerformanceWindow> = {}): PerformanceWindow => ({
  from: day(place),
  to: day(place + 1),
  n: 100,
  labelled: 80,
  coverage: 0.8,
  mature: true,
  maturity: 'mature',
  metrics: { recall: { value: 0.5, low: 0.4, high: 0.6, bound: 0.01 } },
  sufficient: true,
  ...more,
})
const none = { labelled: 0, coverage: 0, mature: false, maturity: 'no_labels' as const }
const noLabels = { ...none, metrics: { recall: { value: null, reason: 'no_labels_yet' as const } } }

describe('where labels may still come', () => {
  const windows = [
    windowOf(0, noLabels),
    windowOf(1),
    windowOf(2, { maturity: 'immature', mature: false }),
    windowOf(3, { maturity: 'immature', mature: false }),
    windowOf(4, noLabels),
    windowOf(5, { ...noLabels, n: 0, coverage: null }),
  ]
  it('is one span to the last window with predictions', () => {
    expect(immatureSpans(windows)).toEqual([{ from: day(2), to: day(5) }])
    expect(immatureSpans([windowOf(0, noLabels)])).toEqual([])
    expect(immatureSpans([])).toEqual([])
  })
  it('marks figures and shares alike', () => {
    const spec = prepareMetric({
      metric: 'recall',
      lines: [{ version: 'v1', color: 'chart-1', windows }],
      zone: 'UTC',
      bucket: 'day',
      words: { title: 'Recall', reason: (code) => `why: ${code}` },
    })
    expect(spec.domain).toEqual([day(0), day(6)])
    expect(spec.unit).toEqual({ kind: 'share' })
    expect(spec.series[0]?.points.map(({ value, mature, reason }) => [value, mature, reason])).toEqual([
      [null, true, 'why: no_labels_yet'],
      [0.5, true, undefined],
      [0.5, false, undefined],
      [0.5, false, undefined],
      [null, true, 'why: no_labels_yet'],
      [null, true, 'why: no_labels_yet'],
    ])
    const coverage = prepareCoverage({ title: 'Labels', windows, zone: 'UTC', bucket: 'day' })
    expect(coverage.points.map(({ mature }) => mature)).toEqual([true, true, false, false, false, true])
  })
})

describe('how far figures from bins may be off', () => {
  it('is the largest bound, or nothing in exact mode', () => {
    const exact = { recall: { value: 0.5, low: null, high: null } }
    expect(largestBound([windowOf(0), windowOf(1, { metrics: exact })], 'recall')).toBe(0.01)
    expect(largestBound([windowOf(1, { metrics: exact })], 'recall')).toBeNull()
    expect(largestBound([windowOf(1)], 'mcc')).toBeNull()
  })
})
