import type { ChartColor, LineKind } from './spec'

export type LegendMark = 'line' | 'band' | 'dash' | 'dots' | 'hatch' | 'box' | 'limit' | 'natural' | 'hollow'
export type LegendKey = { mark: LegendMark; color?: ChartColor; text: string }

export type DrawnPoint = { x: number; y: number | null; band: [number, number] | null }
export type DrawnSeries = {
  id: string
  color: ChartColor
  kind: LineKind
  markers: boolean
  hasBand: boolean
  /** On the line; gaps have `y: null`. */
  points: DrawnPoint[]
  /** Off the line: what is known so far. */
  hollow: { x: number; y: number }[]
}

export type Dot = { y: number; color: ChartColor; hollow: boolean }
/** One place of the reading cursor. */
export type Reading = { x: number; text: () => string; dots: Dot[] }

export type TableCell = { text: string; small?: string }
export type ChartTable = { heads: string[]; rows: TableCell[][] }

export type PreparedLine = {
  sentence: string
  /** False: not one figure. */
  hasData: boolean
  xDomain: [number, number]
  yDomain: [number, number]
  yTicks: { at: number; text: string }[]
  series: DrawnSeries[]
  natural: [number, number] | null
  limit: { y: number; text: string; breach: [number, number]; below: boolean } | null
  immature: [number, number][]
  annotations: { x: number; text: string; short: string }[]
  legend: LegendKey[]
  readings: Reading[]
  /** Where the read-out rests: the last mature realised figure. */
  rest: number
  /** Made when asked for: they hold every point. */
  table: () => ChartTable
  csv: () => string
}
