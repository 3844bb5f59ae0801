import 'server-only'
import type { RowProblem } from '@/domain/predictions/batch'
import { BROKEN_TEXT, wallTimeOf } from './cells'
import { type GroupColumn, readGroup } from './parquet-group'
import { type ParquetColumn, type ParquetFile, readParquetFile } from './parquet-schema'
import { type Place, type PlaceOptions, Places } from './places'
import { requireColumns } from './require-columns'
import { RowBuilder } from './row-builder'
import { BATCH_ROWS, type RandomAccess, type Table, type TableRow } from './table'

type Column = { column: ParquetColumn; places: Place[] }

const BROKEN: RowProblem = { code: 'text_encoding', pointer: '', detail: 'holds text that is not valid UTF-8' }

function placed(column: ParquetColumn, places: Places): Column {
  const found = places.of(column.name)
  if (!column.wallTime) return { column, places: found }
  const wall = (cell: unknown) => wallTimeOf(cell, places.clock)
  return { column, places: found.map((place) => (place.isTime ? { ...place, convert: wall } : place)) }
}

/** Decimals come scaled with a rounding error; their digits are known. */
const exact = (cell: unknown, scale: number | null) =>
  scale !== null && typeof cell === 'number' && Number.isFinite(cell)
    ? Number(cell.toFixed(Math.min(scale, 100)))
    : cell

type Group = { cells: Map<string, GroupColumn>; start: number; rows: number }

function rowOf(group: Group, index: number, context: { columns: readonly Column[]; places: Places }): TableRow {
  const row = group.start + index + 1
  const builder = new RowBuilder(context.places.clock)
  for (const { column, places } of context.columns) {
    const cell = group.cells.get(column.name)?.(index)
    if (cell === BROKEN_TEXT) return { row, line: null, raw: null, id: null, problem: BROKEN }
    builder.add(places, exact(cell, column.scale))
  }
  return { row, line: null, raw: builder.finish(), problem: null }
}

async function* rowsOf(
  parquet: ParquetFile,
  context: { columns: readonly Column[]; places: Places; count: (groupIndex: number) => void },
): AsyncGenerator<TableRow[]> {
  const names = context.columns.map(({ column }) => column.name)
  let start = 0
  for (const [index, { num_rows }] of parquet.metadata.row_groups.entries()) {
    const rows = Number(num_rows)
    if (rows === 0) continue
    const group: Group = { cells: await readGroup(parquet, { index, start, rows }, names), start, rows }
    for (let from = 0; from < rows; from += BATCH_ROWS) {
      const batch: TableRow[] = []
      const to = Math.min(rows, from + BATCH_ROWS)
      for (let i = from; i < to; i++) batch.push(rowOf(group, i, context))
      if (to === rows) context.count(index)
      yield batch
    }
    start += rows
  }
}

export async function openParquet(file: RandomAccess, options: Omit<PlaceOptions, 'typed'>): Promise<Table> {
  const parquet = await readParquetFile(file)
  const places = new Places({ ...options, typed: true })
  const names = parquet.columns.map((column) => column.name)
  places.bind(names)
  const all = parquet.columns.map((column) => placed(column, places))
  requireColumns(
    options.kind,
    all.flatMap((column) => column.places),
    names,
  )
  const ignored = [
    ...all.flatMap(({ column, places: of }) => (of.length === 0 ? [column.name] : [])),
    ...parquet.nested,
  ]
  const columns = all.filter((column) => column.places.length > 0)
  const groups = parquet.metadata.row_groups.length
  let read = 0
  const count = (index: number) => {
    read = index + 1 === groups ? file.byteLength : Math.round((file.byteLength * (index + 1)) / groups)
  }
  return {
    kind: options.kind,
    columns: names,
    ignored: () => ignored,
    bytesRead: () => read,
    batches: () => rowsOf(parquet, { columns, places, count }),
  }
}
