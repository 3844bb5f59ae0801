import type { AxisLabel, BarsLayout } from './bars-layout'
import { type Frame, scalesOf, textWidth } from './frame'
import type { PreparedCoverage } from './prepare-coverage'

export type CoverageLayout = {
  frame: Frame
  slot: number
  /** Left edge and width of the hatch, px. */
  hatch: { x: number; width: number } | null
  labels: AxisLabel[]
  valueLabels: AxisLabel[]
  gridLines: BarsLayout['gridLines']
  barX: number[]
}

export function coverageLayout(coverage: PreparedCoverage, width: number, height: number): CoverageLayout {
  const frame = { width, height, left: 42, right: 4, top: 8, bottom: 22 }
  const scales = scalesOf(frame, coverage.xDomain, [0, 1])
  const plot = Math.max(1, width - frame.left - frame.right)
  const base = height - frame.bottom
  const { immatureFrom } = coverage
  const start = immatureFrom === null ? null : Math.max(frame.left, scales.x(immatureFrom))
  const ticks = coverage.xTicks(Math.max(2, Math.min(7, Math.floor(plot / 72))))
  const fits = ticks.filter((tick) => scales.x(tick.at) + textWidth(tick.text) <= width)
  return {
    frame,
    slot: plot / Math.max(1, coverage.bars.length),
    hatch: start === null ? null : { x: start, width: Math.max(0, frame.left + plot - start) },
    labels: fits.map((tick) => ({ text: tick.text, x: scales.x(tick.at) + 1, y: base + 15, anchor: 'start' })),
    valueLabels: coverage.ticks.map((tick) => ({
      text: tick.text,
      x: frame.left - 8,
      y: scales.y(tick.at) + 4,
      anchor: 'end',
    })),
    gridLines: coverage.ticks.map((tick) => {
      const at = Math.round(scales.y(tick.at)) + 0.5
      return { x1: frame.left, x2: width - frame.right, y1: at, y2: at, axis: tick.at === 0 }
    }),
    barX: coverage.bars.map((bar) => scales.x(bar.x)),
  }
}
