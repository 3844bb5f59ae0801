'use client'
import { memo } from 'react'
import {
  Area,
  CartesianGrid,
  ComposedChart,
  Line,
  ReferenceArea,
  ReferenceDot,
  ReferenceLine,
  XAxis,
  YAxis,
} from 'recharts'
import type { Frame, PlacedNote } from '../prepare/frame'
import type { DrawnSeries, PreparedLine } from '../prepare/prepared-line'
import type { XTick } from '../prepare/time-ticks'
import { AxisText } from './axis-text'
import { HatchPattern } from './hatch-pattern'

type Props = { line: PreparedLine; frame: Frame; ticks: readonly XTick[]; notes: readonly PlacedNote[]; id: string }

const DASH: Record<DrawnSeries['kind'], string | undefined> = {
  realised: undefined,
  estimate: '1.5 3',
  baseline: '4 3',
  boundary: undefined,
}
const WIDTH: Record<DrawnSeries['kind'], number> = { realised: 2, estimate: 2, baseline: 1.5, boundary: 1.25 }
const still = { isAnimationActive: false } as const

const inkOf = (series: DrawnSeries) => (series.kind === 'boundary' ? 'var(--bad)' : `var(--${series.color})`)

function band(series: DrawnSeries) {
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

function stroke(series: DrawnSeries) {
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

function Grounds({ line, id }: { line: PreparedLine; id: string }) {
  return (
    <>
      {line.limit && (
        <ReferenceArea
          y1={line.limit.breach[0]}
          y2={line.limit.breach[1]}
          fill="var(--band-breach)"
          fillOpacity={1}
          zIndex={-90}
        />
      )}
      {line.natural && (
        <ReferenceArea
          y1={line.natural[0]}
          y2={line.natural[1]}
          fill="var(--band-natural)"
          fillOpacity={1}
          zIndex={-80}
        />
      )}
      {line.immature.map(([from, to]) => (
        <ReferenceArea key={from} x1={from} x2={to} fill={`url(#${id})`} fillOpacity={1} zIndex={-70} />
      ))}
    </>
  )
}

/** Draws a prepared line chart; decides nothing. */
export const LineMarks = memo(function LineMarks({ line, frame, ticks, notes, id }: Props) {
  const margin = { top: frame.top, right: frame.right, bottom: 0, left: 0 }
  return (
    <ComposedChart width={frame.width} height={frame.height} margin={margin} accessibilityLayer={false} tabIndex={-1}>
      <HatchPattern id={id} />
      <CartesianGrid vertical={false} stroke="var(--grid)" horizontalValues={line.yTicks.map((tick) => tick.at)} />
      <Grounds line={line} id={id} />
      <XAxis
        dataKey="x"
        type="number"
        scale="linear"
        domain={line.xDomain}
        allowDataOverflow
        height={frame.bottom}
        ticks={ticks.map((tick) => tick.at)}
        interval={0}
        axisLine={{ stroke: 'var(--axis)' }}
        tickLine={{ stroke: 'var(--axis)' }}
        tickSize={4}
        tick={<AxisText texts={ticks} />}
      />
      <YAxis
        type="number"
        domain={line.yDomain}
        allowDataOverflow
        width={frame.left}
        ticks={line.yTicks.map((tick) => tick.at)}
        interval={0}
        axisLine={false}
        tickLine={false}
        tick={<AxisText texts={line.yTicks} />}
      />
      {line.series.filter((series) => series.hasBand).map(band)}
      {line.series.map(stroke)}
      {line.series.flatMap((series) =>
        series.hollow.map((point) => (
          <ReferenceDot
            key={`${series.id}-${point.x}`}
            x={point.x}
            y={point.y}
            r={3}
            fill="var(--surface)"
            stroke={inkOf(series)}
            strokeWidth={1.5}
          />
        )),
      )}
      {line.limit && (
        <ReferenceLine
          y={line.limit.y}
          stroke="var(--bad)"
          strokeWidth={1.25}
          label={<LimitText text={line.limit.text} />}
        />
      )}
      {line.annotations.map((note) => (
        <ReferenceLine key={`${note.x}${note.text}`} x={note.x} stroke="var(--axis)" strokeDasharray="2 2" />
      ))}
      {notes.map((note) => (
        <g key={`${note.x}${note.text}`}>
          <path d={`M${note.x - 3.5} ${frame.top - 9}h7l-3.5 6z`} fill="var(--text-2)" />
          <text
            x={note.x + (note.end ? -7 : 7)}
            y={frame.top - 5}
            textAnchor={note.end ? 'end' : 'start'}
            fontSize={11}
            fill="var(--text-2)"
          >
            {note.text}
          </text>
        </g>
      ))}
    </ComposedChart>
  )
})

/** Keeps words legible where a line runs through them. */
const halo = { stroke: 'var(--surface)', strokeWidth: 3, paintOrder: 'stroke' } as const

type LabelBox = { viewBox?: { x?: number; y?: number; width?: number } }

/** Words of the limit, at the line. */
function LimitText({ text, viewBox }: { text: string } & LabelBox) {
  return (
    <text x={(viewBox?.x ?? 0) + 4} y={(viewBox?.y ?? 0) - 5} fontSize={11} fill="var(--bad-text)" {...halo}>
      {text}
    </text>
  )
}

export default LineMarks
