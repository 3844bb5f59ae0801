'use client'
import { memo } from 'react'
import { Bar, BarChart, XAxis, YAxis } from 'recharts'
import type { BarsLayout } from '../prepare/bars-layout'
import type { PreparedBars } from '../prepare/prepare-bars'
import { AxisLabels, GridLines } from './axis-labels'

const still = { isAnimationActive: false } as const

/** Draws prepared bars; decides nothing. */
export const BarsMarks = memo(function BarsMarks({ bars, layout }: { bars: PreparedBars; layout: BarsLayout }) {
  const { frame, horizontal } = layout
  const data = bars.bars.map((bar, index) => ({ ...bar, index }))
  const values = {
    type: 'number' as const,
    domain: [0, bars.top] as [number, number],
    allowDataOverflow: true,
    hide: true,
  }
  const places = { type: 'category' as const, dataKey: 'index', hide: true }
  return (
    <BarChart
      width={frame.width}
      height={frame.height}
      data={data}
      layout={horizontal ? 'vertical' : 'horizontal'}
      margin={{ top: frame.top, right: frame.right, bottom: frame.bottom, left: frame.left }}
      barCategoryGap="10%"
      barGap={1}
      accessibilityLayer={false}
      tabIndex={-1}
    >
      <GridLines lines={layout.gridLines} />
      <XAxis {...(horizontal ? values : places)} />
      <YAxis {...(horizontal ? places : values)} />
      <Bar dataKey="reference" fill="var(--chart-reference)" fillOpacity={0.75} {...still} />
      <Bar dataKey="window" fill={`var(--${bars.color})`} {...still} />
      <AxisLabels labels={layout.labels} />
      <AxisLabels labels={layout.valueLabels} />
    </BarChart>
  )
})

export default BarsMarks
