'use client'
import { type ReactNode, useId, useRef, useState } from 'react'
import { fileName } from '@/components/table/save-file'
import { figureHeight } from '../prepare/chart-height'
import type { ChartTable, LegendKey } from '../prepare/prepared-line'
import type { ChartWords } from '../prepare/words'
import { ChartTableView } from './chart-table'
import { ChartTools, type ToolPlace } from './chart-tools'
import { Legend } from './legend'
import { savePicture } from './save-picture'

export type ReadoutControl = { index: number; set: (index: number) => void }

type Props = {
  title: string
  sentence: string
  hasData: boolean
  legend: readonly LegendKey[]
  /** Words before the keys, where a tile holds several charts. */
  lead?: ReactNode
  height: number
  table: () => ChartTable
  csv: () => string
  /** How many places the plot can be read at, and what it says there. */
  places: number
  textAt: (index: number) => string
  rest: number
  tools?: ToolPlace | undefined
  words: ChartWords
  children: (readout: ReadoutControl) => ReactNode
}

/** What every chart has: sentence, keys, tools, plot or table, read-out; the same height in all states. */
export function ChartFigure(props: Props) {
  const { title, sentence, hasData, legend, lead, height, table, csv, places, textAt, rest, words, children } = props
  const id = useId()
  const host = useRef<HTMLDivElement>(null)
  const [asTable, setAsTable] = useState(false)
  const [chosen, setChosen] = useState<number | null>(null)
  const index = Math.min(places - 1, chosen ?? rest)
  const set = (next: number) => setChosen(next < 0 ? null : Math.min(places - 1, next))
  const tools = (
    <ChartTools
      title={title}
      csv={csv}
      table={asTable}
      onTable={setAsTable}
      place={props.tools ?? 'head'}
      words={words}
      savePicture={
        hasData
          ? () => savePicture(host.current, { name: fileName(title), title, note: index >= 0 ? textAt(index) : '' })
          : undefined
      }
    />
  )
  return (
    <figure aria-label={sentence} className="min-w-0" style={{ minHeight: figureHeight(height) }}>
      <div className="mb-1 flex items-start gap-2">
        <Legend items={legend} id={id} lead={lead} />
        {tools}
      </div>
      {asTable ? (
        <ChartTableView title={words.t('tableOf', { title })} table={table()} height={height + 20} />
      ) : (
        <>
          <div ref={host} style={{ height }}>
            {hasData ? (
              children({ index: chosen === null ? -1 : index, set })
            ) : (
              <p className="flex h-full items-center justify-center rounded-sm bg-sunken px-4 text-center text-text-2">
                {words.t('empty', { title })}
              </p>
            )}
          </div>
          <p className="mt-1 min-h-4 truncate text-small text-text-3" aria-hidden="true">
            {index >= 0 && textAt(index)}
          </p>
        </>
      )}
    </figure>
  )
}
