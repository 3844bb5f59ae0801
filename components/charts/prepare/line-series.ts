import { downsample } from './downsample'
import type { DrawnSeries } from './prepared-line'
import type { LineSeries } from './spec'
import { pointX } from './x-position'

/** One series as it is drawn: sorted, thinned to 720 points, gaps kept, immature points off the line. */
export function drawSeries(series: LineSeries): DrawnSeries {
  const kind = series.kind ?? 'realised'
  const sorted = series.points.map((point) => ({ ...point, x: pointX(point) })).sort((a, b) => a.x - b.x)
  const onLine = sorted.filter((point) => kind !== 'realised' || point.mature !== false)
  const points = onLine.map(({ x, value, low, high }) => ({
    x,
    y: value,
    band:
      value !== null && typeof low === 'number' && typeof high === 'number' ? ([low, high] as [number, number]) : null,
  }))
  const hollow = sorted.flatMap(({ x, value, mature }) =>
    kind === 'realised' && mature === false && value !== null ? [{ x, y: value }] : [],
  )
  return {
    id: series.id,
    color: series.color,
    kind,
    markers: series.markers ?? false,
    hasBand: points.some((point) => point.band !== null),
    points: downsample(points),
    hollow,
  }
}
