'use client'
import { type ReactNode, useMemo } from 'react'
import { barsHeight } from './prepare/bars-layout'
import { prepareBars } from './prepare/prepare-bars'
import type { BarsSpec } from './prepare/spec'
import { BarsPlot } from './view/bars-plot'
import { ChartFigure } from './view/chart-figure'
import type { ToolPlace } from './view/chart-tools'
import { useChartWords } from './view/use-chart-words'

type Props = { spec: BarsSpec; tools?: ToolPlace; lead?: ReactNode }

/** Distribution of the reference in grey against the window: columns for numeric bins, rows for categories. */
export function BarsChart({ spec, tools, lead }: Props) {
  const words = useChartWords()
  const bars = useMemo(() => prepareBars(spec, words), [spec, words])
  const height = barsHeight(bars, spec.height)
  return (
    <ChartFigure
      title={spec.title}
      sentence={bars.sentence}
      hasData={bars.hasData}
      legend={bars.legend}
      lead={lead}
      height={height}
      table={bars.table}
      csv={bars.csv}
      places={bars.bars.length}
      textAt={(index) => bars.bars[index]?.text ?? ''}
      rest={bars.rest}
      tools={tools}
      words={words}
    >
      {(readout) => <BarsPlot title={spec.title} bars={bars} height={height} words={words} readout={readout} />}
    </ChartFigure>
  )
}
