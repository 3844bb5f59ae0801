'use client'
import { useMemo } from 'react'
import { DEFAULT_PLOT } from './prepare/chart-height'
import { prepareLine } from './prepare/prepare-line'
import type { LineSpec } from './prepare/spec'
import { ChartFigure } from './view/chart-figure'
import type { ToolPlace } from './view/chart-tools'
import { LinePlot } from './view/line-plot'
import { useChartWords } from './view/use-chart-words'

type Props = { spec: LineSpec; tools?: ToolPlace }

/** Figures over time or over a number: intervals, limits, natural variation, immature parts, baselines, annotations. */
export function LineChart({ spec, tools }: Props) {
  const words = useChartWords(spec.x.kind === 'time' ? spec.x.zone : undefined)
  const line = useMemo(() => prepareLine(spec, words), [spec, words])
  const height = spec.height ?? DEFAULT_PLOT
  return (
    <ChartFigure
      title={spec.title}
      sentence={line.sentence}
      hasData={line.hasData}
      legend={line.legend}
      height={height}
      table={line.table}
      csv={line.csv}
      places={line.readings.length}
      textAt={(index) => line.readings[index]?.text() ?? ''}
      rest={line.rest}
      tools={tools}
      words={words}
    >
      {(readout) => (
        <LinePlot title={spec.title} line={line} axis={spec.x} height={height} words={words} readout={readout} />
      )}
    </ChartFigure>
  )
}
