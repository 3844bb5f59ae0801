import 'server-only'
import { isUtf8 } from 'node:buffer'
import { ID_LENGTH_MAX, ROW_BYTES_MAX, type RowProblem } from '@/domain/predictions/batch'
import { REPLACEMENT } from './cells'
import { CsvFeed, type CsvRecord } from './csv-feed'
import { readCsvHeader } from './csv-header'
import { type Place, type PlaceOptions, Places } from './places'
import { requireColumns } from './require-columns'
import { RowBuilder } from './row-builder'
import { BATCH_ROWS, type Table, type TableRow } from './table'

const SLICE_BYTES = 64 * 1024

type Layout = { columns: readonly string[]; places: Place[][]; idAt: number; clock: Places['clock'] }

function problemOf(cells: readonly string[], layout: Layout, broken: boolean): RowProblem | null {
  const { length } = layout.columns
  if (cells.length !== length) {
    return { code: 'cell_count', pointer: '', detail: `has ${cells.length} cells, the header ${length}` }
  }
  let size = 0
  for (const cell of cells) size += cell.length
  if (size > ROW_BYTES_MAX)
    return { code: 'row_too_large', pointer: '', detail: `a row may have at most ${ROW_BYTES_MAX} bytes` }
  if (broken && cells.some((cell) => cell.includes(REPLACEMENT)))
    return { code: 'text_encoding', pointer: '', detail: 'holds text that is not valid UTF-8' }
  return null
}

function toRow(record: CsvRecord, row: number, { layout, broken }: { layout: Layout; broken: boolean }): TableRow {
  const { cells, line } = record
  const problem = problemOf(cells, layout, broken)
  if (problem) {
    const id = cells.length === layout.columns.length ? (cells[layout.idAt] ?? null) : null
    return { row, line, raw: null, id: id === null ? null : id.slice(0, ID_LENGTH_MAX), problem }
  }
  const builder = new RowBuilder(layout.clock)
  for (let i = 0; i < cells.length; i++) {
    const places = layout.places[i]
    if (places !== undefined && places.length > 0) builder.add(places, cells[i])
  }
  return { row, line, raw: builder.finish(), problem: null }
}

/** Was any of the text so far not UTF-8? Sequences that the cut between two pieces divides are judged whole. */
class Utf8Watch {
  private tail: Buffer = Buffer.alloc(0)
  private memory = 0

  /** True from a broken piece on, for as long as a row may reach beyond it. */
  broken(piece: Buffer): boolean {
    const whole = this.tail.length > 0 ? Buffer.concat([this.tail, piece]) : piece
    const cut = whole.length - unfinished(whole)
    if (!isUtf8(whole.subarray(0, cut))) this.memory = RECORD_PIECES
    else if (this.memory > 0) this.memory--
    this.tail = Buffer.from(whole.subarray(cut))
    return this.memory > 0
  }
}
const RECORD_PIECES = 18

/** Bytes at the end that start a sequence which goes on beyond it. */
function unfinished(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] as number
    if (byte < 0x80) return 0
    if (byte >= 0xc0) return back < (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) ? back : 0
  }
  return 0
}

export async function openCsv(bytes: AsyncIterable<Uint8Array>, options: Omit<PlaceOptions, 'typed'>): Promise<Table> {
  const places = new Places({ ...options, typed: false })
  const source = bytes[Symbol.asyncIterator]()
  const header = await readCsvHeader(source)
  const { columns } = header
  places.bind(columns)
  const layout: Layout = {
    columns,
    places: columns.map((column) => places.of(column)),
    idAt: -1,
    clock: places.clock,
  }
  layout.idAt = layout.places.findIndex((of) => of.some((place) => place.into === 'row' && place.key === 'id'))
  requireColumns(options.kind, layout.places.flat(), columns)
  const ignored = columns.flatMap((column, i) => (layout.places[i]?.length === 0 ? [column || '(no name)'] : []))
  let read = 0
  return {
    kind: options.kind,
    columns,
    ignored: () => ignored,
    bytesRead: () => read,
    batches: () =>
      rowsOf(source, {
        layout,
        header,
        count: (more) => {
          read += more
        },
      }),
  }
}

type Reading = {
  layout: Layout
  header: Awaited<ReturnType<typeof readCsvHeader>>
  count: (bytes: number) => void
}

async function* piecesOf(source: AsyncIterator<Uint8Array>, first: Buffer): AsyncGenerator<Buffer> {
  for (let chunk = first; ; ) {
    for (let at = 0; at < chunk.length; at += SLICE_BYTES) yield chunk.subarray(at, at + SLICE_BYTES)
    const next = await source.next()
    if (next.done) return
    chunk = Buffer.from(next.value.buffer, next.value.byteOffset, next.value.byteLength)
  }
}

async function* rowsOf(source: AsyncIterator<Uint8Array>, reading: Reading): AsyncGenerator<TableRow[]> {
  const { layout, header } = reading
  const feed = new CsvFeed(header.delimiter, header.line)
  const watch = new Utf8Watch()
  let batch: TableRow[] = []
  let row = 0
  const collect = (broken: boolean) => {
    for (const record of feed.taken()) batch.push(toRow(record, ++row, { layout, broken }))
  }
  try {
    for await (const piece of piecesOf(source, header.rest)) {
      const broken = watch.broken(piece)
      try {
        await feed.feed(piece)
      } finally {
        collect(broken)
      }
      reading.count(piece.length)
      if (batch.length < BATCH_ROWS) continue
      yield batch
      batch = []
    }
    try {
      await feed.feed(null)
    } finally {
      collect(watch.broken(Buffer.alloc(0)))
    }
  } catch (error) {
    if (batch.length > 0) yield batch
    throw error
  }
  if (batch.length > 0) yield batch
}
