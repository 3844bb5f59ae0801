import type { ReactNode } from 'react'

export type CellValue = string | number | boolean | null

/** `value` sorts, filters and is exported; `show` is what the screen shows, else the value itself. */
export type Cell = CellValue | { value: CellValue; show: ReactNode }

export type Row = {
  id: string
  /** Opens the row: the first column becomes a link. */
  href?: string
  selected?: boolean
  cells: Record<string, Cell>
}

export type Column = {
  id: string
  head: string
  /** Figures stand right. */
  kind?: 'text' | 'number'
  /** Decimals of plain numbers; the same down the column. */
  digits?: number
  /** Shown on focus and hover of the head. */
  definition?: string
  /** Leaves below 768 px; stays in the export. */
  secondary?: boolean
  /** Off until chosen under Columns; stays in the export. */
  hidden?: boolean
  sortable?: boolean
  /** Long words may wrap. */
  wrap?: boolean
  /** Fainter: explanations, intervals, limits. */
  quiet?: boolean
}

export function cellValue(cell: Cell | undefined): CellValue {
  if (cell === undefined) return null
  return typeof cell === 'object' && cell !== null ? cell.value : cell
}
