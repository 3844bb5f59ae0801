import 'server-only'
import { isUtf8 } from 'node:buffer'
import { type ColumnData, type ColumnMetaData, parquetRead } from 'hyparquet'
import { BROKEN_TEXT } from './cells'
import { compressors, decompressorOf } from './parquet-codecs'
import { checkPages } from './parquet-pages'
import { GROUP_BYTES_MAX, type ParquetFile } from './parquet-schema'
import { type RandomAccess, TableError } from './table'

/** The cell of a column in the row of this place in its group. */
export type GroupColumn = (index: number) => unknown
type Group = { index: number; start: number; rows: number }
type Span = { start: number; bytes: ArrayBuffer }

const text = (bytes: Uint8Array | undefined): unknown => {
  if (!bytes) return undefined
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return isUtf8(buffer) ? buffer.toString('utf8') : BROKEN_TEXT
}
const PARSERS = {
  stringFromBytes: text,
  jsonFromBytes: text,
  geometryFromBytes: () => undefined,
  geographyFromBytes: () => undefined,
}

/** One cell of a column that may have come in several pieces. */
function cellOf(pieces: { from: number; data: ArrayLike<unknown> }[]): GroupColumn {
  pieces.sort((a, b) => a.from - b.from)
  const [only] = pieces
  if (only && pieces.length === 1) return (index) => only.data[index - only.from]
  let at = 0
  return (index) => {
    while (at > 0 && index < (pieces[at]?.from ?? 0)) at--
    while (at + 1 < pieces.length && index >= (pieces[at + 1]?.from ?? Number.POSITIVE_INFINITY)) at++
    const piece = pieces[at]
    return piece?.data[index - piece.from]
  }
}

function spanOf(meta: ColumnMetaData): { start: number; end: number } {
  const start = Number(meta.dictionary_page_offset || meta.data_page_offset)
  return { start, end: start + Number(meta.total_compressed_size) }
}

/** The wanted columns of a group, read once; only these parts of the file can be decoded. */
async function loadColumns(parquet: ParquetFile, group: Group, wanted: ReadonlySet<string>) {
  const columns = (parquet.metadata.row_groups[group.index]?.columns ?? []).flatMap(({ meta_data: meta }) =>
    meta && wanted.has(meta.path_in_schema[0] ?? '') ? [meta] : [],
  )
  const size = columns.reduce((sum, meta) => sum + Number(meta.total_uncompressed_size), 0)
  if (!(size <= GROUP_BYTES_MAX))
    throw new TableError('invalid_table', null, `a row group may have at most ${GROUP_BYTES_MAX} bytes when unpacked`)
  const spans: (Span & { meta: ColumnMetaData })[] = []
  for (const meta of columns) {
    const { start, end } = spanOf(meta)
    spans.push({ start, bytes: await parquet.file.slice(start, end), meta })
  }
  return spans
}

function fileOf(spans: readonly Span[], byteLength: number): RandomAccess {
  const slice = async (start: number, end = byteLength): Promise<ArrayBuffer> => {
    const one = spans.find((span) => start >= span.start && end <= span.start + span.bytes.byteLength)
    if (one) return one.bytes.slice(start - one.start, end - one.start)
    const joined = new Uint8Array(end - start)
    for (const span of spans) {
      const [from, to] = [Math.max(start, span.start), Math.min(end, span.start + span.bytes.byteLength)]
      if (from < to) joined.set(new Uint8Array(span.bytes, from - span.start, to - from), from - start)
    }
    return joined.buffer
  }
  return { byteLength, slice }
}

type Decoding = {
  parquet: ParquetFile
  group: Group
  columns: readonly string[]
  spans: Awaited<ReturnType<typeof loadColumns>>
}

async function decode({ parquet, group, columns, spans }: Decoding): Promise<Map<string, GroupColumn>> {
  const nullable = new Set(parquet.columns.flatMap(({ name, optional }) => (optional ? [name] : [])))
  for (const { meta, bytes } of spans) {
    const optional = nullable.has(meta.path_in_schema[0] ?? '')
    checkPages({ bytes: new Uint8Array(bytes), meta, optional, rows: group.rows }, decompressorOf(meta.codec))
  }
  const pieces = new Map<string, { from: number; data: ArrayLike<unknown> }[]>()
  const onChunk = ({ columnName, columnData, rowStart }: ColumnData) => {
    const piece = { from: rowStart - group.start, data: columnData as ArrayLike<unknown> }
    pieces.set(columnName, [...(pieces.get(columnName) ?? []), piece])
  }
  await parquetRead({
    file: fileOf(spans, parquet.file.byteLength),
    metadata: parquet.metadata,
    columns: [...columns],
    rowStart: group.start,
    rowEnd: group.start + group.rows,
    compressors,
    parsers: PARSERS,
    geoparquet: false,
    onChunk,
  })
  return new Map([...pieces].map(([name, parts]) => [name, cellOf(parts)]))
}

/** The wanted columns of one row group. */
export async function readGroup(
  parquet: ParquetFile,
  group: Group,
  columns: readonly string[],
): Promise<Map<string, GroupColumn>> {
  const spans = await loadColumns(parquet, group, new Set(columns))
  try {
    return await decode({ parquet, group, columns, spans })
  } catch {
    throw new TableError('invalid_table', null, `row group ${group.index + 1} of the Parquet file cannot be read`)
  }
}
