import type { DrawnSeries, LegendKey, LegendMark } from './prepared-line'
import type { LineSpec } from './spec'
import type { ChartWords } from './words'

function markOf(series: DrawnSeries): LegendMark {
  if (series.kind === 'baseline') return 'dash'
  if (series.kind === 'estimate') return 'dots'
  if (series.kind === 'boundary') return 'limit'
  return series.hasBand ? 'band' : 'line'
}

/** Inline keys in the order of the series, then what the marks mean. */
export function lineLegend(spec: LineSpec, drawn: readonly DrawnSeries[], { t }: ChartWords): LegendKey[] {
  const keys: LegendKey[] = drawn.map((series, index) => {
    const name = spec.series[index]?.name ?? series.id
    const mark = markOf(series)
    const first = mark === 'band' && drawn.findIndex((one) => markOf(one) === 'band') === index
    const text = mark === 'dots' ? t('estimated', { name }) : first ? t('interval95', { name }) : name
    return mark === 'limit' ? { mark, text } : { mark, color: series.color, text }
  })
  const hollow = drawn.find((series) => series.hollow.length > 0)
  if (hollow) {
    const name = spec.series.find((series) => series.id === hollow.id)?.name ?? hollow.id
    keys.push({ mark: 'hollow', color: hollow.color, text: t('soFar', { name }) })
  }
  if (spec.natural) keys.push({ mark: 'natural', text: t('natural') })
  if (spec.immature && spec.immature.length > 0) keys.push({ mark: 'hatch', text: t('immature') })
  return keys
}
