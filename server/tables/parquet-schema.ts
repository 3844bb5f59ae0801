import 'server-only'
import { type FileMetaData, parquetMetadataAsync, type SchemaElement } from 'hyparquet'
import { COLUMN_NAME_MAX, COLUMNS_MAX } from '@/domain/imports/table-columns'
import { AppError } from '@/server/kernel/app-error'
import type { RandomAccess } from './table'

const FOOTER_BYTES_MAX = 16 * 1024 * 1024
/** Bytes in a row with the high bit set: no name or statistic is so long, and a number of that length would take for ever. */
const HIGH_BYTES_MAX = 1000
export const GROUP_ROWS_MAX = 4_000_000
export const GROUP_BYTES_MAX = 1024 ** 3
const MAGIC = 0x31524150

export type ParquetColumn = {
  name: string
  /** A time that is not adjusted to UTC: wall clock time of the zone. */
  wallTime: boolean
  /** Digits after the point of a decimal. */
  scale: number | null
  /** May it hold nulls? */
  optional: boolean
}
export type ParquetFile = {
  file: RandomAccess
  metadata: FileMetaData
  columns: ParquetColumn[]
  /** Columns of lists or groups, which have no plain cells. */
  nested: string[]
}

const invalid = (detail: string) => new AppError('invalid_table', detail)

async function readFooter(file: RandomAccess): Promise<FileMetaData> {
  if (file.byteLength < 12) throw invalid('the file is too short to be Parquet')
  const [head, tail] = [new DataView(await file.slice(0, 4)), new DataView(await file.slice(file.byteLength - 8))]
  if (head.getUint32(0, true) !== MAGIC) throw invalid('the file does not start like Parquet (PAR1)')
  if (tail.getUint32(4, true) !== MAGIC) throw invalid('the Parquet footer is missing; was the file cut off?')
  const size = tail.getUint32(0, true)
  if (size > FOOTER_BYTES_MAX || size > file.byteLength - 12)
    throw invalid('the Parquet footer has an impossible length')
  if (hasLongRun(new Uint8Array(await file.slice(file.byteLength - 8 - size, file.byteLength - 8))))
    throw invalid('the Parquet footer cannot be read')
  try {
    return await parquetMetadataAsync(file, { initialFetchSize: size + 8, geoparquet: false, parsers: QUIET })
  } catch {
    throw invalid('the Parquet footer cannot be read')
  }
}

function hasLongRun(bytes: Uint8Array): boolean {
  let run = 0
  for (const byte of bytes) {
    run = byte < 0x80 ? 0 : run + 1
    if (run > HIGH_BYTES_MAX) return true
  }
  return false
}

/** Statistics are not used; decoding them must not fail the footer. */
const QUIET = { stringFromBytes: () => undefined, jsonFromBytes: () => undefined, uuidFromBytes: () => undefined }

/** The reader knows some types only by their older names. */
function settleType(element: SchemaElement): void {
  const logical = element.logical_type
  if (logical?.type === 'DECIMAL' && element.converted_type === undefined) {
    element.converted_type = 'DECIMAL'
    element.scale = logical.scale
    element.precision = logical.precision
  }
  if (logical?.type === 'DATE' && element.converted_type === undefined) element.converted_type = 'DATE'
}

function columnOf(element: SchemaElement): ParquetColumn {
  settleType(element)
  const logical = element.logical_type
  const wallTime =
    element.converted_type === 'DATE' || (logical?.type === 'TIMESTAMP' && logical.isAdjustedToUTC === false)
  const scale = element.converted_type === 'DECIMAL' ? (element.scale ?? 0) : null
  return { name: element.name, wallTime, scale, optional: element.repetition_type === 'OPTIONAL' }
}

/** Top-level columns; those that hold lists or groups cannot be read as cells. */
function columnsOf(schema: readonly SchemaElement[]): Pick<ParquetFile, 'columns' | 'nested'> {
  const columns: ParquetColumn[] = []
  const nested: string[] = []
  let at = 1
  const skip = (): void => {
    if (at >= schema.length) throw invalid('the Parquet footer names fewer columns than it counts')
    const children = schema[at]?.num_children ?? 0
    at++
    for (let i = 0; i < children; i++) skip()
  }
  for (let i = 0; i < (schema[0]?.num_children ?? 0); i++) {
    const element = schema[at]
    if (!element) throw invalid('the Parquet footer names fewer columns than it counts')
    const flat = !element.num_children && element.repetition_type !== 'REPEATED'
    if (flat) columns.push(columnOf(element))
    else nested.push(element.name)
    skip()
  }
  return { columns, nested }
}

function checkGroups(metadata: FileMetaData, fileBytes: number): void {
  let rows = 0
  for (const group of metadata.row_groups) {
    const count = Number(group.num_rows)
    if (!(count >= 0 && count <= GROUP_ROWS_MAX))
      throw invalid(`a Parquet row group may have at most ${GROUP_ROWS_MAX} rows`)
    rows += count
    for (const { meta_data: meta } of group.columns) {
      if (!meta) throw invalid('the Parquet footer lacks a column of a row group')
      const start = Number(meta.dictionary_page_offset || meta.data_page_offset)
      const end = start + Number(meta.total_compressed_size)
      if (!(start >= 0 && end <= fileBytes)) throw invalid('the Parquet footer points outside the file')
    }
  }
  if (rows !== Number(metadata.num_rows))
    throw invalid('the Parquet footer contradicts itself about the number of rows')
}

export async function readParquetFile(file: RandomAccess): Promise<ParquetFile> {
  const metadata = await readFooter(file)
  try {
    checkGroups(metadata, file.byteLength)
    const { columns, nested } = columnsOf(metadata.schema)
    const names = columns.map((column) => column.name)
    if (names.length === 0) throw invalid('the Parquet file has no column of plain cells')
    if (names.length > COLUMNS_MAX) throw invalid(`the table has more than ${COLUMNS_MAX} columns`)
    if (names.some((name) => name.length > COLUMN_NAME_MAX))
      throw invalid(`a column's name is longer than ${COLUMN_NAME_MAX}`)
    if (new Set([...names, ...nested]).size !== names.length + nested.length)
      throw invalid('two columns have the same name')
    return { file, metadata, columns, nested }
  } catch (error) {
    if (error instanceof AppError) throw error
    throw invalid('the Parquet footer cannot be read')
  }
}
