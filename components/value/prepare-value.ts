import type { Annotation, ChartColor, LineSeries, LineSpec, TimeBucket } from '@/components/charts/prepare/spec'
import { NET_HEIGHT, THRESHOLD_HEIGHT } from './chart-heights'
import type { CurrentValueModel, ThresholdAnswer, ValueWindow } from './figures'
import { moneyOf, whyNoMoney } from './money-figure'

type Ask = {
  windows: readonly ValueWindow[]
  models: readonly CurrentValueModel[]
  version: string
  color: ChartColor
  baseline: string
  currency: string
  zone: string
  bucket: TimeBucket
  words: { title: string; reason: (code: string) => string; changed: string; changedShort: string }
}

const baseOf = (window: ValueWindow) => ({
  at: window.from,
  to: window.to,
  n: window.n,
  mature: window.maturity !== 'immature',
})

function netSeries({ windows, version, color, words }: Ask): LineSeries {
  return {
    id: version,
    name: version,
    color,
    markers: windows.length <= 40,
    points: windows.map((window) => {
      const value = moneyOf(window.net)
      const why = whyNoMoney(window.net)
      if (value === null) return { ...baseOf(window), value, ...(why && { reason: words.reason(why) }) }
      return { ...baseOf(window), value, low: moneyOf(window.low), high: moneyOf(window.high) }
    }),
  }
}

function baselineSeries({ windows, baseline, words }: Ask): LineSeries {
  return {
    id: 'baseline',
    name: baseline,
    color: 'chart-reference',
    kind: 'baseline',
    points: windows.map((window) => {
      const why = whyNoMoney(window.baseline)
      return { ...baseOf(window), value: moneyOf(window.baseline), ...(why && { reason: words.reason(why) }) }
    }),
  }
}

/** Spans whose labels may still come; adjoining ones are one. */
export function waitingSpans(windows: readonly ValueWindow[]): { from: string; to: string }[] {
  const spans: { from: string; to: string }[] = []
  for (const { from, to, maturity } of windows) {
    if (maturity !== 'immature') continue
    const last = spans.at(-1)
    if (last?.to === from) last.to = to
    else spans.push({ from, to })
  }
  return spans
}

function changes({ windows, models, words }: Ask): Annotation[] {
  const [first, last] = [windows[0], windows.at(-1)]
  if (!first || !last) return []
  return models
    .filter(({ from }) => from > first.from && from < last.to)
    .map(({ from }) => ({ at: from, text: words.changed, short: words.changedShort }))
}

/** Net value window by window with its interval, the baseline dashed, changes of the value matrix marked. */
export function prepareValue(ask: Ask): LineSpec {
  const { windows, currency, zone, bucket, words } = ask
  const [first, last] = [windows[0], windows.at(-1)]
  return {
    title: words.title,
    unit: { kind: 'money', currency },
    x: { kind: 'time', zone, bucket },
    ...(first && last && { domain: [first.from, last.to] as const }),
    series: [netSeries(ask), baselineSeries(ask)],
    immature: waitingSpans(windows),
    annotations: changes(ask),
    hold: [0],
    height: NET_HEIGHT,
  }
}

type MeasuredThreshold = Extract<ThresholdAnswer, { curve: unknown }>

/** Net per 1,000 decisions at every threshold, the best one marked. */
export function prepareThreshold(ask: {
  best: MeasuredThreshold
  version: string
  color: ChartColor
  currency: string
  words: { title: string; threshold: string; best: string }
}): LineSpec {
  const { best, version, color, currency, words } = ask
  return {
    title: words.title,
    unit: { kind: 'money', currency },
    x: { kind: 'number', name: words.threshold, unit: { kind: 'number', digits: 2, rate: true }, min: 0, max: 1 },
    domain: [0, 1],
    series: [
      {
        id: version,
        name: version,
        color,
        points: best.curve.map(({ threshold, netPerPrediction }) => ({
          at: threshold,
          value: netPerPrediction * 1000,
          n: best.n,
        })),
      },
    ],
    annotations: [{ at: best.threshold, text: words.best }],
    hold: [0],
    height: THRESHOLD_HEIGHT,
  }
}
