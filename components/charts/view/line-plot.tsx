'use client'
import dynamic from 'next/dynamic'
import { useCallback, useId, useMemo } from 'react'
import { frameOf, placeNotes, scalesOf, xTicks } from '../prepare/frame'
import type { PreparedLine } from '../prepare/prepared-line'
import type { XAxis } from '../prepare/spec'
import type { ChartWords } from '../prepare/words'
import type { ReadoutControl } from './chart-figure'
import { LineCursor } from './line-cursor'
import { PlotPlate } from './plot-plate'
import { PlotReader } from './plot-reader'
import { useWidth } from './use-width'

const LineMarks = dynamic(() => import('./line-marks'), { ssr: false, loading: PlotPlate })

type Props = {
  title: string
  line: PreparedLine
  axis: XAxis
  height: number
  words: ChartWords
  readout: ReadoutControl
}

export function LinePlot({ title, line, axis, height, words, readout }: Props) {
  const [ref, width] = useWidth<HTMLDivElement>()
  const id = useId()
  const layout = useMemo(() => {
    const labels = line.yTicks.map((tick) => tick.text)
    const frame = frameOf({ width, height, annotated: line.annotations.length > 0, labels })
    const scales = scalesOf(frame, line.xDomain, line.yDomain)
    return { frame, scales, ticks: xTicks(axis, line, frame, words), notes: placeNotes(line, frame, scales) }
  }, [line, axis, width, height, words])
  const nearest = useCallback(
    (px: number) => {
      const at = layout.scales.inverseX(px)
      let best = 0
      for (const [index, reading] of line.readings.entries()) {
        if (Math.abs(reading.x - at) < Math.abs((line.readings[best]?.x ?? 0) - at)) best = index
      }
      return best
    },
    [layout, line],
  )
  return (
    <PlotReader
      ref={ref}
      label={words.t('read', { title })}
      places={line.readings.length}
      textAt={(index) => line.readings[index]?.text() ?? ''}
      rest={line.rest}
      readout={readout}
      nearest={nearest}
      height={height}
    >
      {width > 0 && <LineMarks line={line} id={id} {...layout} />}
      <LineCursor reading={line.readings[readout.index]} frame={layout.frame} scales={layout.scales} />
    </PlotReader>
  )
}
