import 'server-only'
import { isUtf8 } from 'node:buffer'
import { COLUMNS_MAX } from '@/domain/imports/table-columns'
import { ROW_BYTES_MAX, type RowProblem } from '@/domain/predictions/batch'
import { JSON_DEPTH_MAX, JsonScanner } from '@/server/http/scan-json'
import { AppError } from '@/server/kernel/app-error'
import { timeOf } from './cells'
import { type LineOfBytes, linesOf } from './lines'
import { type Place, type PlaceOptions, Places } from './places'
import { requireColumns } from './require-columns'
import { RowBuilder } from './row-builder'
import { BATCH_ROWS, type Table, type TableRow } from './table'

/** Fields that only the row of the JSON API has. */
const API_ONLY = ['features', 'segments', 'probabilities', 'exposure', 'latencyMs']
const SAMPLE_LINES = 20
const IGNORED_MAX = 500

type Parsed = { value: Record<string, unknown>; problem: null } | { value: null; problem: RowProblem }

const refused = (code: RowProblem['code'], detail: string): Parsed => ({
  value: null,
  problem: { code, pointer: '', detail },
})

function parseLine(line: LineOfBytes): Parsed {
  if (line.bytes === null) return refused('row_too_large', `a row may have at most ${ROW_BYTES_MAX} bytes`)
  if (!isUtf8(line.bytes)) return refused('text_encoding', 'holds text that is not valid UTF-8')
  const text = line.bytes.toString('utf8')
  const { problem } = new JsonScanner(text).run()
  if (problem?.code === 'too_deep') return refused('not_an_object', `is nested deeper than ${JSON_DEPTH_MAX} levels`)
  if (problem?.code === 'duplicate_key')
    return refused('not_an_object', `the key ${JSON.stringify(problem.key.slice(0, 100))} is given twice`)
  if (problem) return refused('not_an_object', 'has too many keys')
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      return { value: value as Record<string, unknown>, problem: null }
  } catch {
    return refused('not_an_object', 'is not valid JSON')
  }
  return refused('not_an_object', 'is not a JSON object')
}

class Reader {
  readonly ignored = new Set<string>()
  private readonly known = new Map<string, Place[]>()

  constructor(
    private readonly places: Places,
    private readonly options: Omit<PlaceOptions, 'typed'>,
  ) {}

  placesOf(column: string): Place[] {
    const known = this.known.get(column)
    if (known) return known
    const places = this.places.of(column)
    if (this.known.size < COLUMNS_MAX) this.known.set(column, places)
    return places
  }

  isApiRow(value: Record<string, unknown>): boolean {
    return API_ONLY.some((field) => Object.hasOwn(value, field) && this.placesOf(field).length === 0)
  }

  private apiRow(value: Record<string, unknown>): Record<string, unknown> {
    return { ...value, timestamp: timeOf(value.timestamp, this.places.clock) }
  }

  private flatRow(value: Record<string, unknown>): Record<string, unknown> {
    const builder = new RowBuilder(this.places.clock)
    for (const column in value) {
      const places = this.placesOf(column)
      if (places.length > 0) builder.add(places, value[column])
      else if (this.ignored.size < IGNORED_MAX) this.ignored.add(column.slice(0, 200))
    }
    return builder.finish()
  }

  read(line: LineOfBytes, row: number): TableRow {
    const { value, problem } = parseLine(line)
    if (problem) return { row, line: line.line, raw: null, id: null, problem }
    const raw = this.options.kind !== 'labels' && this.isApiRow(value) ? this.apiRow(value) : this.flatRow(value)
    return { row, line: line.line, raw, problem: null }
  }
}

type Sample = { lines: AsyncGenerator<LineOfBytes>; sample: LineOfBytes[]; values: Record<string, unknown>[] }

/** The first lines, to see what columns there are, and the others. */
async function sampleOf(bytes: AsyncIterable<Uint8Array>, count: (bytes: number) => void): Promise<Sample> {
  const lines = linesOf(bytes, ROW_BYTES_MAX, count)
  const sample: LineOfBytes[] = []
  while (sample.length < SAMPLE_LINES) {
    const next = await lines.next()
    if (next.done) break
    sample.push(next.value)
  }
  if (sample.length === 0) throw new AppError('invalid_table', 'the table is empty')
  const values = sample.map((line) => parseLine(line).value).filter((value) => value !== null)
  if (values.length === 0) throw new AppError('invalid_table', 'none of the first lines is a JSON object')
  return { lines, sample, values }
}

const columnsOf = (values: readonly Record<string, unknown>[]) => [
  ...new Set(values.flatMap((value) => Object.keys(value))),
]

export async function ndjsonColumns(bytes: AsyncIterable<Uint8Array>): Promise<string[]> {
  return columnsOf((await sampleOf(bytes, () => undefined)).values)
}

async function* batchesOf({ lines, sample }: Sample, reader: Reader): AsyncGenerator<TableRow[]> {
  let row = 0
  let batch = sample.map((line) => reader.read(line, ++row))
  for await (const line of lines) {
    batch.push(reader.read(line, ++row))
    if (batch.length < BATCH_ROWS) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}

export async function openNdjson(
  bytes: AsyncIterable<Uint8Array>,
  options: Omit<PlaceOptions, 'typed'>,
): Promise<Table> {
  let read = 0
  const sample = await sampleOf(bytes, (more) => {
    read += more
  })
  const places = new Places({ ...options, typed: true })
  const columns = columnsOf(sample.values)
  places.bind(columns, { complete: false })
  const reader = new Reader(places, options)
  const found = columns.flatMap((column) => reader.placesOf(column))
  if (!sample.values.some((value) => reader.isApiRow(value))) requireColumns(options.kind, found, columns)
  return {
    kind: options.kind,
    columns,
    ignored: () => [...reader.ignored],
    bytesRead: () => read,
    batches: () => batchesOf(sample, reader),
  }
}
