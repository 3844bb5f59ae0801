import { describe, expect, it } from 'vitest'
import type { CurrentValueModel } from './figures'
import { prepareThreshold, prepareValue, waitingSpans } from './prepare-value'
import { UNMEASURED, valueWindow } from './testing'

const WEEK = 7 * 86_400_000
const START = Date.UTC(2026, 0, 5)
const week = (place: number) => ({
  from: new Date(START + place * WEEK).toISOString(),
  to: new Date(START + (place + 1) * WEEK).toISOString(),
})
const model = (from: string): CurrentValueModel => ({
  id: 'val_1',
  from,
  currency: 'EUR',
  matrix: [
    [0, -5],
    [-20, 10],
  ],
  rates: null,
  runCostPerThousand: 0,
  reviewCostPerPositive: 0,
  fixedCostPerMonth: 0,
  oneOffCost: 0,
  baseline: 'do_nothing',
  author: 'A',
  recordedAt: from,
  breakEven: 0.2,
})
const words = { title: 'Net', reason: (code: string) => `why ${code}`, changed: 'changed', changedShort: 'c' }
const ask = (windows: ReturnType<typeof valueWindow>[], models: CurrentValueModel[] = []) => ({
  windows,
  models,
  version: 'v1',
  color: 'chart-1' as const,
  baseline: 'rules',
  currency: 'EUR',
  zone: 'UTC',
  bucket: 'week' as const,
  words,
})

describe('net value as a chart', () => {
  it('has a line with limits, the baseline dashed, and a gap with its reason', () => {
    const spec = prepareValue(ask([valueWindow(week(0)), valueWindow({ ...UNMEASURED, ...week(1) })]))
    const [own, base] = spec.series
    expect(spec.unit).toEqual({ kind: 'money', currency: 'EUR' })
    expect(spec.domain).toEqual([week(0).from, week(1).to])
    expect(own?.points[0]).toMatchObject({ value: 250, low: 200, high: 300, n: 100 })
    expect(own?.points[1]).toMatchObject({ value: null, reason: 'why no_labels_yet' })
    expect(base).toMatchObject({ name: 'rules', kind: 'baseline' })
    expect(base?.points.map(({ value }) => value)).toEqual([100, null])
  })
  it('marks only changes within the range', () => {
    const models = [model('1970-01-01T00:00:00.000Z'), model(week(1).from), model(week(2).from)]
    const spec = prepareValue(ask([valueWindow(week(0)), valueWindow(week(1))], models))
    expect(spec.annotations).toEqual([{ at: week(1).from, text: 'changed', short: 'c' }])
  })
  it('joins adjoining windows whose outcomes may still come', () => {
    const open = { maturity: 'immature' as const, mature: false }
    const windows = [
      valueWindow(week(0)),
      valueWindow({ ...week(1), ...open }),
      valueWindow({ ...week(2), ...open }),
      valueWindow(week(3)),
      valueWindow({ ...week(4), ...open }),
    ]
    expect(waitingSpans(windows)).toEqual([
      { from: week(1).from, to: week(2).to },
      { from: week(4).from, to: week(4).to },
    ])
  })
  it('shows thresholds per 1,000 decisions and marks the best', () => {
    const curve = [
      { threshold: 0, netPerPrediction: -1, positiveShare: 1 },
      { threshold: 0.4, netPerPrediction: 0.25, positiveShare: 0.3 },
    ]
    const best = { threshold: 0.4, netPerPrediction: 0.25, positiveShare: 0.3, n: 50, curve }
    const spec = prepareThreshold({
      best,
      version: 'v1',
      color: 'chart-1',
      currency: 'EUR',
      words: { title: 'T', threshold: 'at', best: 'best' },
    })
    expect(spec.series[0]?.points.map(({ at, value }) => [at, value])).toEqual([
      [0, -1000],
      [0.4, 250],
    ])
    expect(spec.annotations).toEqual([{ at: 0.4, text: 'best' }])
  })
})
