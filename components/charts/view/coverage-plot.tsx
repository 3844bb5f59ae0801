'use client'
import dynamic from 'next/dynamic'
import { useId, useMemo } from 'react'
import { coverageLayout } from '../prepare/coverage-layout'
import type { PreparedCoverage } from '../prepare/prepare-coverage'
import type { ChartWords } from '../prepare/words'
import type { ReadoutControl } from './chart-figure'
import { PlotPlate } from './plot-plate'
import { PlotReader } from './plot-reader'
import { useWidth } from './use-width'

const CoverageMarks = dynamic(() => import('./coverage-marks'), { ssr: false, loading: PlotPlate })

type Props = { title: string; coverage: PreparedCoverage; height: number; words: ChartWords; readout: ReadoutControl }

export function CoveragePlot({ title, coverage, height, words, readout }: Props) {
  const [ref, width] = useWidth<HTMLDivElement>()
  const id = useId()
  const layout = useMemo(() => coverageLayout(coverage, width, height), [coverage, width, height])
  const { frame, slot } = layout
  return (
    <PlotReader
      ref={ref}
      label={words.t('read', { title })}
      places={coverage.bars.length}
      textAt={(index) => coverage.bars[index]?.text ?? ''}
      rest={coverage.rest}
      readout={readout}
      nearest={(x) => Math.max(0, Math.min(coverage.bars.length - 1, Math.floor((x - frame.left) / slot)))}
      height={height}
    >
      {width > 0 && <CoverageMarks coverage={coverage} layout={layout} id={id} />}
      {readout.index >= 0 && (
        <div
          aria-hidden="true"
          className="pointer-events-none absolute border-text-2 border-x"
          style={{ left: frame.left + readout.index * slot, width: slot, top: frame.top, bottom: frame.bottom }}
        />
      )}
    </PlotReader>
  )
}
