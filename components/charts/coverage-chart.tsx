'use client'
import { useMemo } from 'react'
import { prepareCoverage } from './prepare/prepare-coverage'
import type { CoverageSpec } from './prepare/spec'
import { ChartFigure } from './view/chart-figure'
import type { ToolPlace } from './view/chart-tools'
import { CoveragePlot } from './view/coverage-plot'
import { useChartWords } from './view/use-chart-words'

/** Share of labels known by bucket. */
export function CoverageChart({ spec, tools }: { spec: CoverageSpec; tools?: ToolPlace }) {
  const words = useChartWords(spec.zone)
  const coverage = useMemo(() => prepareCoverage(spec, words), [spec, words])
  const height = spec.height ?? 96
  return (
    <ChartFigure
      title={spec.title}
      sentence={coverage.sentence}
      hasData={coverage.hasData}
      legend={coverage.legend}
      height={height}
      table={coverage.table}
      csv={coverage.csv}
      places={coverage.bars.length}
      textAt={(index) => coverage.bars[index]?.text ?? ''}
      rest={coverage.rest}
      tools={tools}
      words={words}
    >
      {(readout) => (
        <CoveragePlot title={spec.title} coverage={coverage} height={height} words={words} readout={readout} />
      )}
    </ChartFigure>
  )
}
