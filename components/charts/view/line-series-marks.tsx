import { Area, Line, ReferenceDot } from 'recharts'
import type { DrawnSeries } from '../prepare/prepared-line'

const DASH: Record<DrawnSeries['kind'], string | undefined> = {
  realised: undefined,
  estimate: '1.5 3',
  baseline: '4 3',
  boundary: undefined,
}
const WIDTH: Record<DrawnSeries['kind'], number> = { realised: 2, estimate: 2, baseline: 1.5, boundary: 1.25 }
const still = { isAnimationActive: false } as const

const inkOf = (series: DrawnSeries) => (series.kind === 'boundary' ? 'var(--bad)' : `var(--${series.color})`)

/** The interval, in the colour of its series. */
export function bandOf(series: DrawnSeries) {
  const estimate = series.kind === 'estimate'
  return (
    <Area
      key={`${series.id}-band`}
      data={series.points}
      dataKey="band"
      type="linear"
      fill={inkOf(series)}
      fillOpacity={estimate ? 'var(--band-estimate-opacity)' : 'var(--band-opacity)'}
      stroke={estimate ? inkOf(series) : 'none'}
      strokeWidth={1}
      {...(estimate ? { strokeDasharray: '1 3' } : {})}
      activeDot={false}
      dot={false}
      {...still}
    />
  )
}

/** Solid, dotted or dashed by what the figure is. */
export function strokeOf(series: DrawnSeries) {
  const dots = series.markers || series.points.length === 1
  const dash = DASH[series.kind]
  return (
    <Line
      key={series.id}
      data={series.points}
      dataKey="y"
      type="linear"
      stroke={inkOf(series)}
      strokeWidth={WIDTH[series.kind]}
      strokeLinejoin="round"
      strokeLinecap={dash ? 'butt' : 'round'}
      {...(dash ? { strokeDasharray: dash } : {})}
      dot={
        dots
          ? {
              r: 2.5,
              fill: inkOf(series),
              stroke: inkOf(series),
              strokeWidth: 1.5,
              strokeDasharray: '',
              clipDot: false,
            }
          : false
      }
      activeDot={false}
      {...still}
    />
  )
}

/** What is known so far, off the line. */
export function hollowOf(series: DrawnSeries) {
  return series.hollow.map((point) => (
    <ReferenceDot
      key={`${series.id}-${point.x}`}
      x={point.x}
      y={point.y}
      r={3}
      fill="var(--surface)"
      stroke={inkOf(series)}
      strokeWidth={1.5}
    />
  ))
}
