import 'server-only'
import { isUtf8 } from 'node:buffer'
import { parse } from 'csv-parse/sync'
import { COLUMN_NAME_MAX, COLUMNS_MAX } from '@/domain/imports/table-columns'
import { AppError } from '@/server/kernel/app-error'

const HEADER_BYTES_MAX = 512 * 1024
const QUOTE = 34
const LF = 10
const CR = 13
const BOM = Buffer.from([0xef, 0xbb, 0xbf])

export type CsvHeader = { columns: string[]; delimiter: ',' | ';' | '\t'; line: number; rest: Buffer }

const invalid = (detail: string) => new AppError('invalid_table', detail)

/** Where the first line that holds something starts and ends (past its line break); null while it is not all there. */
function headerSpan(bytes: Buffer, ended: boolean): { start: number; end: number; line: number } | null {
  let start = bytes.subarray(0, 3).equals(BOM) ? 3 : 0
  let line = 1
  while (bytes[start] === LF || bytes[start] === CR) {
    if (bytes[start] === CR && bytes[start + 1] === LF) start++
    start++
    line++
  }
  let quoted = false
  for (let at = start; at < bytes.length; at++) {
    const byte = bytes[at]
    if (byte === QUOTE) quoted = !quoted
    else if (!quoted && byte === LF) return { start, end: at + 1, line }
    else if (!quoted && byte === CR && at + 1 < bytes.length)
      return { start, end: bytes[at + 1] === LF ? at + 2 : at + 1, line }
  }
  return ended ? { start, end: bytes.length, line } : null
}

/** Semicolon or tab when the header has some of them and no comma outside quotes. */
function delimiterOf(header: string): CsvHeader['delimiter'] {
  const bare = header.replace(/"[^"]*"/g, '')
  if (bare.includes(',')) return ','
  return bare.includes(';') ? ';' : bare.includes('\t') ? '\t' : ','
}

function namesOf(text: string, delimiter: string): string[] {
  try {
    const rows = parse(text, { delimiter, relax_quotes: true })
    return (rows[0] ?? []).map((name) => name.trim())
  } catch {
    throw invalid('line 1: the header has a quote that is not closed')
  }
}

function checkNames(columns: string[]): string[] {
  if (columns.length > COLUMNS_MAX) throw invalid(`the table has more than ${COLUMNS_MAX} columns`)
  const seen = new Set<string>()
  for (const [index, name] of columns.entries()) {
    // Data frames write their index as a first column without a name.
    if (name === '' && index > 0) throw invalid(`line 1: column ${index + 1} has no name`)
    if (name.length > COLUMN_NAME_MAX)
      throw invalid(`line 1: the name of column ${index + 1} is longer than ${COLUMN_NAME_MAX}`)
    if (seen.has(name)) throw invalid(`line 1: two columns are called ${name}`)
    seen.add(name)
  }
  if (columns.every((name) => name === '')) throw invalid('the table is empty: it has no header')
  return columns
}

/** Reads the header; what follows it in the bytes read so far is the rest. */
export async function readCsvHeader(source: AsyncIterator<Uint8Array>): Promise<CsvHeader> {
  let bytes: Buffer = Buffer.alloc(0)
  for (let ended = false; ; ) {
    const span = headerSpan(bytes, ended)
    if (span || bytes.length > HEADER_BYTES_MAX) {
      if (!span || span.end - span.start > HEADER_BYTES_MAX)
        throw invalid(`the header is longer than ${HEADER_BYTES_MAX} bytes; is this a CSV file?`)
      const header = bytes.subarray(span.start, span.end)
      if (!isUtf8(header)) throw invalid('the header is not valid UTF-8')
      const text = header.toString('utf8')
      if (text.includes('\u0000')) throw invalid('the header holds the NUL character; is this a CSV file in UTF-8?')
      const delimiter = delimiterOf(text)
      const columns = checkNames(namesOf(text, delimiter))
      const breaks = text.trimEnd().split(/\r\n|\n|\r/).length
      return { columns, delimiter, line: span.line + breaks, rest: bytes.subarray(span.end) }
    }
    const next = await source.next()
    if (next.done) ended = true
    else bytes = Buffer.concat([bytes, next.value])
  }
}
