'use client'
import { memo } from 'react'
import { Bar, BarChart, XAxis, YAxis } from 'recharts'
import type { CoverageLayout } from '../prepare/coverage-layout'
import type { PreparedCoverage } from '../prepare/prepare-coverage'
import { AxisLabels, GridLines } from './axis-labels'
import { HatchPattern } from './hatch-pattern'

type Props = { coverage: PreparedCoverage; layout: CoverageLayout; id: string }
const still = { isAnimationActive: false } as const

/** Draws prepared label coverage; decides nothing. */
export const CoverageMarks = memo(function CoverageMarks({ coverage, layout, id }: Props) {
  const { frame, hatch } = layout
  const data = coverage.bars.map((bar, index) => ({
    index,
    settled: bar.mature ? bar.share : null,
    young: bar.mature ? null : bar.share,
  }))
  return (
    <BarChart
      width={frame.width}
      height={frame.height}
      data={data}
      margin={{ top: frame.top, right: frame.right, bottom: frame.bottom, left: frame.left }}
      barCategoryGap={1.5}
      accessibilityLayer={false}
      tabIndex={-1}
    >
      <HatchPattern id={id} />
      <GridLines lines={layout.gridLines} />
      {hatch && (
        <rect
          x={hatch.x}
          y={frame.top}
          width={hatch.width}
          height={Math.max(0, frame.height - frame.top - frame.bottom)}
          fill={`url(#${id})`}
        />
      )}
      <XAxis type="category" dataKey="index" hide />
      <YAxis type="number" domain={[0, 1]} allowDataOverflow hide />
      <Bar dataKey="settled" stackId="known" fill="var(--chart-1)" {...still} />
      <Bar dataKey="young" stackId="known" fill="var(--chart-1)" fillOpacity={0.55} {...still} />
      <AxisLabels labels={layout.labels} />
      <AxisLabels labels={layout.valueLabels} />
    </BarChart>
  )
})

export default CoverageMarks
