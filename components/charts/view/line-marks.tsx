'use client'
import { memo } from 'react'
import { CartesianGrid, ComposedChart, ReferenceLine, XAxis, YAxis } from 'recharts'
import type { Frame, PlacedNote } from '../prepare/frame'
import type { PreparedLine } from '../prepare/prepared-line'
import type { XTick } from '../prepare/time-ticks'
import { AxisText } from './axis-text'
import { HatchPattern } from './hatch-pattern'
import { Grounds } from './line-grounds'
import { LimitLine, Notes } from './line-notes'
import { bandOf, hollowOf, strokeOf } from './line-series-marks'

type Props = { line: PreparedLine; frame: Frame; ticks: readonly XTick[]; notes: readonly PlacedNote[]; id: string }

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
      {line.series.filter((series) => series.hasBand).map(bandOf)}
      {line.series.map(strokeOf)}
      {line.series.flatMap(hollowOf)}
      {line.limit && <LimitLine limit={line.limit} />}
      {line.annotations.map((note) => (
        <ReferenceLine key={`${note.x}${note.text}`} x={note.x} stroke="var(--axis)" strokeDasharray="2 2" />
      ))}
      <Notes notes={notes} frame={frame} />
    </ComposedChart>
  )
})

export default LineMarks
