import { describe, expect, it } from 'vitest'
import type { MetricKey } from '@/domain/performance/metric'
import type { PerformanceWindow } from '@/domain/performance/window'
import { rankSegments } from './rank-segments'

const figure = (value: string, metric: MetricKey, reading: number | null, more: Partial<PerformanceWindow> = {}) => ({
  value,
  window: {
    from: '2001-06-01T00:00:00.000Z',
    to: '2001-06-28T00:00:00.000Z',
    n: 100,
    labelled: 90,
    coverage: 0.9,
    mature: true,
    maturity: 'mature' as const,
    metrics: {
      [metric]:
        reading === null
          ? { value: null, reason: 'no_labels_yet' as const }
          : { value: reading, low: null, high: null },
    },
    sufficient: true,
    ...more,
  },
})
const order = (metric: MetricKey, readings: Parameters<typeof figure>[2][]) =>
  rankSegments(
    metric,
    readings.map((reading, place) => figure(String(place), metric, reading)),
  ).map(({ window }) => window.metrics[metric]?.value)

describe('segments', () => {
  it('stand worst first, whichever way the metric points', () => {
    expect(order('recall', [0.6, 0.4, 0.5])).toEqual([0.4, 0.5, 0.6])
    expect(order('mae', [3, 9, 5])).toEqual([9, 5, 3])
    expect(order('bias', [-9, 2, 5])).toEqual([-9, 5, 2])
  })
  it('with too few labels come after, without figures last, empty ones not at all', () => {
    const ranked = rankSegments('recall', [
      figure('none', 'recall', null),
      figure('thin', 'recall', 0.1, { sufficient: false }),
      figure('empty', 'recall', null, { n: 0 }),
      figure('good', 'recall', 0.9),
    ])
    expect(ranked.map(({ value }) => value)).toEqual(['good', 'thin', 'none'])
  })
})
