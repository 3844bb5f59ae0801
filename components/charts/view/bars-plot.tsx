'use client'
import dynamic from 'next/dynamic'
import { useMemo } from 'react'
import { barsLayout } from '../prepare/bars-layout'
import type { PreparedBars } from '../prepare/prepare-bars'
import type { ChartWords } from '../prepare/words'
import type { ReadoutControl } from './chart-figure'
import { PlotPlate } from './plot-plate'
import { PlotReader } from './plot-reader'
import { useWidth } from './use-width'

const BarsMarks = dynamic(() => import('./bars-marks'), { ssr: false, loading: PlotPlate })

type Props = { title: string; bars: PreparedBars; height: number; words: ChartWords; readout: ReadoutControl }

export function BarsPlot({ title, bars, height, words, readout }: Props) {
  const [ref, width] = useWidth<HTMLDivElement>()
  const layout = useMemo(() => barsLayout(bars, width, height), [bars, width, height])
  const { frame, slot, horizontal } = layout
  const start = (horizontal ? frame.top : frame.left) + readout.index * slot
  return (
    <PlotReader
      ref={ref}
      label={words.t('read', { title })}
      places={bars.bars.length}
      textAt={(index) => bars.bars[index]?.text ?? ''}
      rest={bars.rest}
      readout={readout}
      nearest={(x, y) => {
        const place = Math.floor(((horizontal ? y : x) - (horizontal ? frame.top : frame.left)) / slot)
        return Math.max(0, Math.min(bars.bars.length - 1, place))
      }}
      height={height}
    >
      {width > 0 && readout.index >= 0 && (
        <div
          aria-hidden="true"
          className="absolute rounded-sm bg-sunken"
          style={
            horizontal
              ? { top: start, height: slot, left: frame.left, right: frame.right }
              : { left: start, width: slot, top: frame.top, bottom: frame.bottom }
          }
        />
      )}
      <div className="absolute inset-0">{width > 0 && <BarsMarks bars={bars} layout={layout} />}</div>
    </PlotReader>
  )
}
