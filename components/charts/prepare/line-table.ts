import { type CsvValue, toCsv } from '@/components/table/csv'
import type { ChartTable, TableCell } from './prepared-line'
import type { LinePoint, LineSeries, LineSpec } from './spec'
import { boundText, unitText } from './unit-format'
import type { ChartWords } from './words'
import { xLabel } from './x-label'
import { pointX } from './x-position'

type Line = { x: number; point: LinePoint; of: Map<string, LinePoint> }

/** All points by place, none left out. */
function lines(spec: LineSpec): Line[] {
  const found = new Map<number, Line>()
  for (const series of spec.series) {
    for (const point of series.points) {
      if (point.join) continue
      const x = pointX(point)
      const line = found.get(x) ?? { x, point, of: new Map() }
      found.set(x, line)
      line.of.set(series.id, point)
    }
  }
  return [...found.values()].sort((a, b) => a.x - b.x)
}

function heading(series: LineSeries, words: ChartWords): string {
  return series.kind === 'estimate' ? words.t('estimated', { name: series.name }) : series.name
}

const xHead = (spec: LineSpec, { t }: ChartWords) => (spec.x.kind === 'time' ? t('from') : spec.x.name)

export function lineTable(spec: LineSpec, words: ChartWords): ChartTable {
  const label = xLabel(spec.x, words)
  const text = unitText(spec.unit, words.format)
  const cell = (point: LinePoint | undefined): TableCell => {
    if (!point || point.value === null) return { text: '–', ...(point?.reason ? { small: point.reason } : {}) }
    const { low, high } = point
    const notes = [
      typeof low === 'number' && typeof high === 'number'
        ? words.format.interval(low, high, boundText(spec.unit, words.format))
        : null,
      point.mature === false ? words.t('notMature') : null,
    ].filter((note) => note !== null)
    return notes.length > 0 ? { text: text(point.value), small: notes.join(', ') } : { text: text(point.value) }
  }
  return {
    heads: [xHead(spec, words), ...spec.series.map((series) => heading(series, words))],
    rows: lines(spec).map((line) => [
      { text: label(line.point) },
      ...spec.series.map((series) => cell(line.of.get(series.id))),
    ]),
  }
}

type CsvColumn = { head: string; read: (point: LinePoint | undefined) => CsvValue }

function csvColumns(series: LineSeries, words: ChartWords): CsvColumn[] {
  const { t } = words
  const name = heading(series, words)
  const has = (key: 'low' | 'n') => series.points.some((point) => typeof point[key] === 'number')
  const maturity = (point: LinePoint | undefined) =>
    point?.mature === undefined ? null : t(point.mature ? 'mature' : 'notMature')
  return [
    { head: name, read: (point) => point?.value },
    ...(has('low')
      ? [
          { head: t('lowerOf', { name }), read: (point: LinePoint | undefined) => point?.low },
          { head: t('upperOf', { name }), read: (point: LinePoint | undefined) => point?.high },
        ]
      : []),
    ...(has('n') ? [{ head: t('countOf', { name }), read: (point: LinePoint | undefined) => point?.n }] : []),
    ...(series.points.some((point) => point.mature !== undefined)
      ? [{ head: t('kindOf', { name }), read: maturity }]
      : []),
  ]
}

/** Raw figures, times in ISO. */
export function lineCsv(spec: LineSpec, words: ChartWords): string {
  const { t } = words
  const columns = spec.series.map((series) => ({ id: series.id, columns: csvColumns(series, words) }))
  const time = spec.x.kind === 'time'
  const at = (value: string | number) => (time ? new Date(value).toISOString() : value)
  const heads = [
    xHead(spec, words),
    ...(time ? [t('to')] : []),
    ...columns.flatMap((c) => c.columns.map((one) => one.head)),
  ]
  const rows = lines(spec).map(({ point, of }) => [
    at(point.at),
    ...(time ? [point.to === undefined ? null : at(point.to)] : []),
    ...columns.flatMap((c) => c.columns.map((one) => one.read(of.get(c.id)))),
  ])
  return toCsv([heads, ...rows])
}
