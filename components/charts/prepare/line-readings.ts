import type { Dot, Reading } from './prepared-line'
import type { LinePoint, LineSeries, LineSpec } from './spec'
import { boundText, unitText } from './unit-format'
import type { ChartWords } from './words'
import { xLabel } from './x-label'
import { pointX } from './x-position'

function seriesName(series: LineSeries, point: LinePoint, { t }: ChartWords): string {
  const kind = series.kind ?? 'realised'
  if (kind === 'estimate') return t('estimated', { name: series.name })
  if (kind === 'realised' && point.mature === false) return t('soFar', { name: series.name })
  return series.name
}

function pointText(spec: LineSpec, series: LineSeries, point: LinePoint, words: ChartWords): string {
  const text = unitText(spec.unit, words.format)
  const name = seriesName(series, point, words)
  if (point.value === null) return `${name} ${point.reason ?? words.t('noValue')}`
  const { low, high } = point
  const interval = typeof low === 'number' && typeof high === 'number' && low !== high
  return interval
    ? `${name} ${text(point.value)} (${words.format.interval(low, high, boundText(spec.unit, words.format))})`
    : `${name} ${text(point.value)}`
}

/** Every place that has a point, from left to right, with all series there. */
export function lineReadings(spec: LineSpec, words: ChartWords): Reading[] {
  const label = xLabel(spec.x, words)
  const places = new Map<number, { point: LinePoint; parts: (() => string)[]; dots: Dot[] }>()
  for (const series of spec.series) {
    for (const point of series.points) {
      if (point.join) continue
      const x = pointX(point)
      const place = places.get(x) ?? { point, parts: [], dots: [] }
      places.set(x, place)
      place.parts.push(() => pointText(spec, series, point, words))
      if (point.value !== null) {
        place.dots.push({ y: point.value, color: series.color, hollow: point.mature === false })
      }
    }
  }
  return [...places]
    .sort(([a], [b]) => a - b)
    .map(([x, { point, parts, dots }]) => ({
      x,
      dots,
      text: () => `${label(point)}: ${parts.map((part) => part()).join(' · ')}`,
    }))
}

/** The last place with a mature realised figure, else the last one. */
export function restIndex(spec: LineSpec, readings: readonly Reading[]): number {
  const mature = spec.series.flatMap((series) =>
    (series.kind ?? 'realised') === 'realised'
      ? series.points.filter((point) => point.value !== null && point.mature !== false).map(pointX)
      : [],
  )
  const last = mature.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY)
  const index = readings.findIndex((reading) => reading.x === last)
  return index >= 0 ? index : Math.max(0, readings.length - 1)
}
