import type { ChartColor, CoverageSpec, LineSeries, LineSpec, TimeBucket } from '@/components/charts/prepare/spec'
import type { MetricKey } from '@/domain/performance/metric'
import type { PerformanceWindow } from '@/domain/performance/window'
import { metricUnit } from './metric-unit'

type Words = {
  title: string
  /** Words for a reason code. */
  reason: (code: string) => string
}
export type MetricLine = { version: string; color: ChartColor; windows: readonly PerformanceWindow[] }

/** Labels of these cases may still come: younger than the maturity age, or without any label after the last labelled window. */
export function immatureSpans(windows: readonly PerformanceWindow[]): { from: string; to: string }[] {
  const lastLabelled = windows.findLastIndex((window) => window.labelled > 0)
  const spans: { from: string; to: string }[] = []
  for (const [place, window] of windows.entries()) {
    const waits = window.maturity === 'immature' || (place > lastLabelled && lastLabelled >= 0 && window.n > 0)
    if (!waits) continue
    const last = spans.at(-1)
    if (last && last.to === window.from) last.to = window.to
    else spans.push({ from: window.from, to: window.to })
  }
  return spans
}

function metricSeries(line: MetricLine, metric: MetricKey, words: Words): LineSeries {
  return {
    id: line.version,
    name: line.version,
    color: line.color,
    markers: line.windows.length <= 40,
    points: line.windows.map((window) => {
      const answer = window.metrics[metric]
      const base = { at: window.from, to: window.to, n: window.labelled, mature: window.maturity !== 'immature' }
      if (!answer) return { ...base, value: null }
      if (answer.value === null) return { ...base, value: null, reason: words.reason(answer.reason) }
      return { ...base, value: answer.value, low: answer.low, high: answer.high }
    }),
  }
}

/** A metric over time, one line per version, immature windows hatched; the first line is the one shown. */
export function prepareMetric(ask: {
  metric: MetricKey
  lines: readonly MetricLine[]
  zone: string
  bucket: TimeBucket
  words: Words
}): LineSpec {
  const { metric, lines, zone, bucket, words } = ask
  const windows = lines[0]?.windows ?? []
  const [first, last] = [windows[0], windows.at(-1)]
  return {
    title: words.title,
    unit: metricUnit(metric),
    x: { kind: 'time', zone, bucket },
    ...(first && last && { domain: [first.from, last.to] as const }),
    series: lines.map((line) => metricSeries(line, metric, words)),
    immature: immatureSpans(windows),
    height: 240,
  }
}

/** Share of predictions with a label, by window; windows without predictions have none. */
export function prepareCoverage(ask: {
  title: string
  windows: readonly PerformanceWindow[]
  zone: string
  bucket: TimeBucket
}): CoverageSpec {
  const { title, windows, zone, bucket } = ask
  const spans = immatureSpans(windows)
  const waits = (window: PerformanceWindow) => spans.some((span) => span.from <= window.from && window.to <= span.to)
  return {
    title,
    zone,
    bucket,
    points: windows.map((window) => ({
      at: window.from,
      to: window.to,
      share: window.coverage,
      mature: !waits(window),
      n: window.n,
    })),
    height: 112,
  }
}

/** The largest distance to the exact figure among the windows; null where every figure is exact. */
export function largestBound(windows: readonly PerformanceWindow[], metric: MetricKey): number | null {
  const bounds = windows.flatMap((window) => {
    const answer = window.metrics[metric]
    return answer && answer.value !== null && answer.bound !== undefined ? [answer.bound] : []
  })
  return bounds.length > 0 ? Math.max(...bounds) : null
}
