import { DEFAULT_PLOT } from './chart-height'
import { lineLegend } from './line-legend'
import { lineReadings, restIndex } from './line-readings'
import { lineSentence } from './line-sentence'
import { drawSeries } from './line-series'
import { lineCsv, lineTable } from './line-table'
import type { PreparedLine } from './prepared-line'
import type { LineSpec } from './spec'
import { tickText, unitText } from './unit-format'
import type { ChartWords } from './words'
import { xDomain, xValue } from './x-position'
import { type YAxis, yAxis } from './y-axis'

function limitOf(spec: LineSpec, axis: YAxis, words: ChartWords): PreparedLine['limit'] {
  if (!spec.limit) return null
  const { value, avoid, text } = spec.limit
  const [bottom, top] = axis.domain
  const shown = text ?? `${words.t('limit')} ${unitText(spec.unit, words.format)(value)}`
  return {
    y: value,
    text: shown,
    breach: avoid === 'below' ? [bottom, Math.max(bottom, value)] : [Math.min(top, value), top],
    below: avoid === 'below',
  }
}

/** Everything a line chart shows, decided: axes, marks, words, table, CSV. */
export function prepareLine(spec: LineSpec, words: ChartWords): PreparedLine {
  const axis = yAxis(spec, spec.height ?? DEFAULT_PLOT)
  const points = spec.series.flatMap((series) => series.points)
  const domain = xDomain(spec.x, spec.domain, points)
  const series = spec.series.map(drawSeries)
  const readings = lineReadings(spec, words)
  const ticks = tickText(spec.unit, axis.step, words.format)
  const inside = (x: number) => Math.min(domain[1], Math.max(domain[0], x))
  const annotations = (spec.annotations ?? [])
    .map((note) => ({ x: xValue(note.at), text: note.text, short: note.short ?? note.text }))
    .filter(({ x }) => x >= domain[0] && x <= domain[1])
  return {
    sentence: lineSentence(spec, words, axis.startsAtZero ? 0 : axis.domain[0]),
    hasData: points.some((point) => point.value !== null),
    xDomain: domain,
    yDomain: axis.domain,
    yTicks: axis.ticks.map((at) => ({ at, text: ticks(at) })),
    series,
    natural: spec.natural
      ? [Math.max(axis.domain[0], spec.natural.low), Math.min(axis.domain[1], spec.natural.high)]
      : null,
    limit: limitOf(spec, axis, words),
    immature: (spec.immature ?? [])
      .map(({ from, to }): [number, number] => [inside(xValue(from)), inside(xValue(to))])
      .filter(([from, to]) => from < to),
    annotations,
    legend: lineLegend(spec, series, words),
    readings,
    rest: restIndex(spec, readings),
    table: () => lineTable(spec, words),
    csv: () => lineCsv(spec, words),
  }
}
