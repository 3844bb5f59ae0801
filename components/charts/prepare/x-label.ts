import type { LinePoint, XAxis } from './spec'
import { unitText } from './unit-format'
import type { ChartWords } from './words'
import { xValue } from './x-position'

/** A point's place in words: `Week of 11 Jun`, `27 Jun 09:00`, `Look 5`. */
export function xLabel(axis: XAxis, words: ChartWords): (point: Pick<LinePoint, 'at' | 'to'>) => string {
  const { format, t } = words
  if (axis.kind === 'number') {
    const text = unitText(axis.unit, format)
    return (point) => `${axis.name} ${text(xValue(point.at))}`
  }
  const zone = { zone: axis.zone, year: false }
  return (point) => {
    const at = xValue(point.at)
    const day = format.date(at, zone)
    if (axis.bucket === 'week') return t('weekOf', { day })
    if (axis.bucket === 'hour') return `${day} ${format.time(at, zone)}`
    if (axis.bucket === 'month' && point.to) return format.range(at, point.to, zone)
    return day
  }
}
