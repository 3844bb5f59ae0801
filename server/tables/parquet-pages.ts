import 'server-only'
import type { ColumnMetaData, PageHeader } from 'hyparquet'
import { parquetHeader } from 'hyparquet/src/column.js'
import { type Decompress, PAGE_BYTES_MAX } from './parquet-codecs'
import { checkDelta, checkRuns, checkSizedRuns } from './parquet-runs'
import { GROUP_ROWS_MAX } from './parquet-schema'

/** Headers hold sizes and a few statistics. */
const HEADER_BYTES_MAX = 64 * 1024

export type ColumnChunk = { bytes: Uint8Array; meta: ColumnMetaData; optional: boolean; rows: number }
type Page = { header: PageHeader; body: Uint8Array; chunk: ColumnChunk; decompress: Decompress }

const require = (sound: boolean): void => {
  if (!sound) throw new RangeError('the page is not sound')
}
const within = (value: unknown, most: number): boolean =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= most

function unpacked({ header, decompress }: Page, body: Uint8Array, size: number): Uint8Array {
  require(within(size, PAGE_BYTES_MAX))
  const bytes = decompress(body, size)
  require(bytes.length === size && header.type !== undefined)
  return bytes
}

type Values = { bytes: Uint8Array; at: number; count: number; encoding: string | undefined }

/** Encodings that expand: their runs and blocks must not say more than the page has rows. */
function checkValues({ meta }: ColumnChunk, { bytes, at, count, encoding }: Values): void {
  if (encoding === 'PLAIN_DICTIONARY' || encoding === 'RLE_DICTIONARY') {
    const width = bytes[at] ?? 0
    require(width <= 32)
    if (width > 0) checkRuns({ bytes, at: at + 1, end: bytes.length, width }, count)
  } else if (encoding === 'RLE') {
    require(meta.type === 'BOOLEAN')
    checkSizedRuns(bytes, at, { width: 1, count })
  } else if (encoding === 'DELTA_BINARY_PACKED' || encoding === 'DELTA_LENGTH_BYTE_ARRAY') {
    checkDelta(bytes, at)
  } else {
    // DELTA_BYTE_ARRAY is left out: a small page of it can stand for any amount of text.
    require(encoding === 'PLAIN' || encoding === 'BYTE_STREAM_SPLIT')
  }
}

function checkDataPage(page: Page): number {
  const data = page.header.data_page_header
  if (!data || !within(data.num_values, GROUP_ROWS_MAX)) throw new RangeError('the page has no header')
  const bytes = unpacked(page, page.body, page.header.uncompressed_page_size)
  const count = data.num_values
  const levels = page.chunk.optional ? checkSizedRuns(bytes, 0, { width: 1, count }) : { next: 0, ones: count }
  checkValues(page.chunk, { bytes, at: levels.next, count: levels.ones, encoding: data.encoding })
  return count
}

function checkDataPageV2(page: Page): number {
  const { header, body, chunk } = page
  const data = header.data_page_header_v2
  if (!data || !within(data.num_values, GROUP_ROWS_MAX)) throw new RangeError('the page has no header')
  const { num_values: count, num_nulls: nulls, definition_levels_byte_length: levels } = data
  require(within(nulls, count) && within(levels, body.length) && data.repetition_levels_byte_length === 0)
  require(data.num_rows === count)
  if (chunk.optional) checkRuns({ bytes: body, at: 0, end: levels, width: 1 }, count)
  const packed = body.subarray(levels)
  const bytes = data.is_compressed === false ? packed : unpacked(page, packed, header.uncompressed_page_size - levels)
  if (data.encoding === 'RLE') checkSizedRuns(bytes, 0, { width: 1, count: count - nulls })
  else checkValues(chunk, { bytes, at: 0, count: count - nulls, encoding: data.encoding })
  return count
}

function checkPage(page: Page): number {
  if (page.header.type === 'DATA_PAGE') return checkDataPage(page)
  if (page.header.type === 'DATA_PAGE_V2') return checkDataPageV2(page)
  const dictionary = page.header.dictionary_page_header
  require(page.header.type === 'DICTIONARY_PAGE' && within(dictionary?.num_values, GROUP_ROWS_MAX))
  unpacked(page, page.body, page.header.uncompressed_page_size)
  return 0
}

/**
 * Walks the pages of a column before they are decoded, so that a damaged or hostile one can neither hold up the process
 * nor fill its memory. Throws when sizes, counts or runs do not agree with each other.
 */
export function checkPages(chunk: ColumnChunk, decompress: Decompress): void {
  const { bytes, rows } = chunk
  let seen = 0
  for (let at = 0; seen < rows; ) {
    const end = Math.min(bytes.length, at + HEADER_BYTES_MAX)
    require(at < end)
    const reader = { view: new DataView(bytes.buffer, bytes.byteOffset + at, end - at), offset: 0 }
    const header = parquetHeader(reader)
    const start = at + reader.offset
    const size = header.compressed_page_size
    require(within(size, bytes.length - start))
    seen += checkPage({ header, body: bytes.subarray(start, start + size), chunk, decompress })
    require(seen <= rows)
    at = start + size
  }
}
