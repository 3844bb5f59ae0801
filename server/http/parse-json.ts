import 'server-only'
import { isAscii } from 'node:buffer'
import { ROW_BYTES_MAX } from '@/domain/predictions/batch'
import { AppError } from '@/server/kernel/app-error'
import { JSON_DEPTH_MAX, JSON_KEYS_MAX, JsonScanner, type RowSpan, type ScanProblem } from './scan-json'

const ROW_PROBLEMS_SHOWN = 50
/** A UTF-16 unit takes at most three bytes in UTF-8. */
const BYTES_PER_CHAR_MAX = 3

/**
 * A JSON document with the limits of the contract: 32 levels, no key twice in an object, 64 KB for each element of the
 * array `rows` under the root. Numbers beyond the range of a double become infinite, for the verb to judge. A key
 * `__proto__` becomes an own property like any other.
 */
export function parseJson(bytes: Buffer, rows?: string): unknown {
  const text = decode(bytes)
  const ascii = text.length === bytes.length
  const rowChars =
    rows === undefined ? undefined : ascii ? ROW_BYTES_MAX : Math.floor(ROW_BYTES_MAX / BYTES_PER_CHAR_MAX)
  const { problem, longRows } = new JsonScanner(text, rowChars).run()
  if (problem) throw scanError(problem)
  const value = parse(text)
  const tooLong = longRows.filter((row) => row.field === rows && (ascii || rowBytes(text, row) > ROW_BYTES_MAX))
  if (tooLong.length > 0) throw rowsTooLarge(tooLong)
  return value
}

/** JSON documents one a line (application/x-ndjson), each under the limits of a row; empty lines are skipped. */
export function parseJsonLines(bytes: Buffer, rows: string): unknown[] {
  const values: unknown[] = []
  const tooLong: RowSpan[] = []
  for (const line of lines(bytes)) {
    const index = values.length
    if (line.length > ROW_BYTES_MAX) tooLong.push({ field: rows, index, start: 0, end: line.length })
    const text = decode(line)
    const { problem } = new JsonScanner(text).run()
    if (problem) throw scanError(problem)
    values.push(parse(text, `line ${index + 1}: `))
  }
  if (tooLong.length > 0) throw rowsTooLarge(tooLong)
  return values
}

function* lines(bytes: Buffer): Generator<Buffer> {
  for (let from = 0; from < bytes.length; ) {
    const found = bytes.indexOf(10, from)
    const to = found < 0 ? bytes.length : found
    const line = bytes.subarray(from, to > from && bytes[to - 1] === 13 ? to - 1 : to)
    if (line.length > 0) yield line
    from = to + 1
  }
}

function decode(bytes: Buffer): string {
  if (isAscii(bytes)) return bytes.toString('latin1')
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new AppError('invalid_utf8', 'the body is not valid UTF-8')
  }
}

function parse(text: string, where = ''): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    const reason = text.trim() === '' ? 'it is empty' : place(error)
    throw new AppError('invalid_json', `${where}the body is not valid JSON: ${reason}`)
  }
}

/** The position, never the text around it, which may be somebody's data. */
function place(error: unknown): string {
  const found = /position (\d+)/.exec(error instanceof Error ? error.message : '')
  return found ? `it breaks at character ${found[1]}` : 'it ends too early or breaks on the way'
}

const rowBytes = (text: string, row: RowSpan) => Buffer.byteLength(text.slice(row.start, row.end))

function scanError(problem: ScanProblem): AppError {
  if (problem.code === 'too_deep') {
    return new AppError('too_deep', `the body is nested deeper than ${JSON_DEPTH_MAX} levels`)
  }
  if (problem.code === 'too_many_keys') {
    const detail = `an object may have at most ${JSON_KEYS_MAX} keys`
    return new AppError('invalid_input', detail, {
      errors: [{ pointer: problem.pointer.slice(0, 500), code: problem.code, detail }],
    })
  }
  const pointer = problem.pointer.slice(0, 500)
  const detail = `the key ${JSON.stringify(problem.key.slice(0, 100))} is given twice`
  return new AppError('duplicate_key', detail, { errors: [{ pointer, code: 'duplicate_key', detail }] })
}

function rowsTooLarge(rows: RowSpan[]): AppError {
  const detail = `a row may have at most ${ROW_BYTES_MAX} bytes`
  return new AppError('too_large', detail, {
    errors: rows.slice(0, ROW_PROBLEMS_SHOWN).map(({ field, index }) => ({
      pointer: `/${field}/${index}`,
      code: 'row_too_large',
      detail,
    })),
  })
}
