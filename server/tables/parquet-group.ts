import 'server-only'
import { isUtf8 } from 'node:buffer'
import { type ColumnData, parquetRead } from 'hyparquet'
import { compressors } from 'hyparquet-compressors'
import { BROKEN_TEXT } from './cells'
import { GROUP_BYTES_MAX, type ParquetFile } from './parquet-schema'
import { TableError } from './table'

export type GroupColumn = (index: number) => unknown

const PAGE_BYTES_MAX = 256 * 1024 * 1024

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

type Decompress = (input: Uint8Array, outputLength: number) => Uint8Array

/** The same decompressors, refusing a page that claims to be larger than any honest one. */
const bounded = Object.fromEntries(
  Object.entries(compressors).map(([codec, decompress]) => [
    codec,
    (input: Uint8Array, outputLength: number) => {
      if (outputLength > PAGE_BYTES_MAX) throw new Error('a page is too large')
      return (decompress as Decompress)(input, outputLength)
    },
  ]),
)

const bytesOf = (parquet: ParquetFile, group: number, names: ReadonlySet<string>): number =>
  (parquet.metadata.row_groups[group]?.columns ?? []).reduce((sum, { meta_data: meta }) => {
    const name = meta?.path_in_schema[0]
    return name !== undefined && names.has(name) ? sum + Number(meta?.total_uncompressed_size ?? 0) : sum
  }, 0)

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

/** The wanted columns of one row group, by the row's place in the group. */
export async function readGroup(
  parquet: ParquetFile,
  group: { index: number; start: number; rows: number },
  columns: readonly string[],
): Promise<Map<string, GroupColumn>> {
  if (bytesOf(parquet, group.index, new Set(columns)) > GROUP_BYTES_MAX) {
    throw new TableError('invalid_table', null, `a row group may have at most ${GROUP_BYTES_MAX} bytes when unpacked`)
  }
  const pieces = new Map<string, { from: number; data: ArrayLike<unknown> }[]>()
  const onChunk = ({ columnName, columnData, rowStart }: ColumnData) => {
    const piece = { from: rowStart - group.start, data: columnData as ArrayLike<unknown> }
    pieces.set(columnName, [...(pieces.get(columnName) ?? []), piece])
  }
  try {
    await parquetRead({
      file: parquet.file,
      metadata: parquet.metadata,
      columns: [...columns],
      rowStart: group.start,
      rowEnd: group.start + group.rows,
      compressors: bounded,
      parsers: PARSERS,
      geoparquet: false,
      onChunk,
    })
  } catch (error) {
    if (isStorageFailure(error)) throw error
    throw new TableError('invalid_table', null, `row group ${group.index + 1} of the Parquet file cannot be read`)
  }
  return new Map([...pieces].map(([name, parts]) => [name, cellOf(parts)]))
}

/** Errors of the place the file is kept in carry a code; those of the format do not. */
const isStorageFailure = (error: unknown) =>
  error instanceof Error && ('code' in error || error.cause !== undefined) && !(error instanceof RangeError)
