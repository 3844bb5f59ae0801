import 'server-only'
import { HASH_FACTOR, HASH_SEED, KeyTable } from './key-table'

export const JSON_DEPTH_MAX = 32
/** More than a row of 64 KB can hold. */
export const JSON_KEYS_MAX = 16_384

export type ScanProblem =
  | { code: 'too_deep'; at: number }
  | { code: 'too_many_keys'; pointer: string }
  | { code: 'duplicate_key'; key: string; pointer: string }

/** An element of an array directly under the root object: `field` is the array's name. Ends are past the last character. */
export type RowSpan = { field: string; index: number; start: number; end: number }

export type Scan = { problem: ScanProblem | null; longRows: RowSpan[] }

const QUOTE = 34
const COMMA = 44
const BACKSLASH = 92
const OPEN_ARRAY = 91
const CLOSE_ARRAY = 93
const OPEN_OBJECT = 123
const CLOSE_OBJECT = 125
/** Below this a loop finds the end of a text faster than the native search. */
const SHORT_TEXT = 48
const ROW_DEPTH = 3

const escaped = (part: string) => part.replaceAll('~', '~0').replaceAll('/', '~1')

/**
 * One pass over a JSON text for what JSON.parse lets through: depth, a key given twice, rows over `rowCharsMax`.
 * It does not check the grammar; on a broken text it may report anything or nothing.
 */
export class JsonScanner {
  private depth = 0
  private readonly isObject = new Uint8Array(JSON_DEPTH_MAX + 1)
  private readonly tables: KeyTable[] = []
  private readonly keyStart = new Int32Array(JSON_DEPTH_MAX + 1)
  private readonly keyEnd = new Int32Array(JSON_DEPTH_MAX + 1)
  private readonly index = new Int32Array(JSON_DEPTH_MAX + 1)
  private readonly longRows: RowSpan[] = []
  private problem: ScanProblem | null = null
  private rowStart = -1

  constructor(
    private readonly text: string,
    private readonly rowCharsMax = Number.POSITIVE_INFINITY,
  ) {}

  run(): Scan {
    const { text } = this
    const { length } = text
    let expectKey = false
    for (let i = 0; i < length && this.problem === null; i++) {
      const c = text.charCodeAt(i)
      if (c === QUOTE) {
        if (expectKey) {
          i = this.key(i + 1)
          expectKey = false
        } else i = this.skipText(i + 1)
      } else if (c === COMMA) {
        const { depth } = this
        if (this.isObject[depth] === 1) expectKey = true
        else this.index[depth] = (this.index[depth] as number) + 1
      } else if (c === OPEN_OBJECT) {
        this.open(i, 1)
        expectKey = true
      } else if (c === OPEN_ARRAY) {
        this.open(i, 0)
        expectKey = false
      } else if (c === CLOSE_OBJECT || c === CLOSE_ARRAY) {
        this.close(i)
        expectKey = false
      }
    }
    return { problem: this.problem, longRows: this.longRows }
  }

  private open(at: number, isObject: 0 | 1): void {
    if (this.depth === JSON_DEPTH_MAX) {
      this.problem = { code: 'too_deep', at }
      return
    }
    const depth = ++this.depth
    this.isObject[depth] = isObject
    this.index[depth] = 0
    this.keyStart[depth] = -1
    if (isObject === 1) this.table(depth).open()
    if (depth === ROW_DEPTH) this.rowStart = at
  }

  private close(at: number): void {
    const { depth } = this
    if (depth === ROW_DEPTH && at + 1 - this.rowStart > this.rowCharsMax) this.noteRow(at + 1)
    if (depth > 0) this.depth = depth - 1
  }

  private noteRow(end: number): void {
    if (this.isObject[1] !== 1 || this.isObject[2] !== 0) return
    this.longRows.push({ field: this.keyAt(1), index: this.index[2] as number, start: this.rowStart, end })
  }

  private table(depth: number): KeyTable {
    const known = this.tables[depth]
    if (known) return known
    const made = new KeyTable(this.text)
    this.tables[depth] = made
    return made
  }

  /** Where the text that starts here ends (its closing quote). */
  private skipText(from: number): number {
    const { text } = this
    const near = Math.min(text.length, from + SHORT_TEXT)
    for (let i = from; i < near; i++) {
      const c = text.charCodeAt(i)
      if (c === QUOTE) return i
      if (c === BACKSLASH) i++
    }
    return this.skipLongText(from)
  }

  private skipLongText(from: number): number {
    const { text } = this
    for (let quote = text.indexOf('"', from); quote >= 0; quote = text.indexOf('"', quote + 1)) {
      let slashes = 0
      while (quote - 1 - slashes >= from && text.charCodeAt(quote - 1 - slashes) === BACKSLASH) slashes++
      if (slashes % 2 === 0) return quote
    }
    return text.length
  }

  private key(start: number): number {
    const { text, depth } = this
    const { length } = text
    const factor = HASH_FACTOR
    let hash = HASH_SEED
    let end = start
    let plain = true
    for (; end < length; end++) {
      const c = text.charCodeAt(end)
      if (c === QUOTE) break
      if (c === BACKSLASH) {
        plain = false
        end = this.skipLongText(start)
        break
      }
      hash = Math.imul(hash ^ c, factor)
    }
    this.keyStart[depth] = start
    this.keyEnd[depth] = end
    const table = this.table(depth)
    const isNew = plain ? table.add(hash, start, end) : table.addDecoded(decodeKey(text, start, end), start, end)
    if (!isNew) {
      this.problem = { code: 'duplicate_key', key: this.keyAt(depth), pointer: this.pointer(depth) }
    } else if (table.count > JSON_KEYS_MAX) {
      this.problem = { code: 'too_many_keys', pointer: this.pointer(depth - 1) }
    }
    return end
  }

  private keyAt(depth: number): string {
    const start = this.keyStart[depth] as number
    return start < 0 ? '' : decodeKey(this.text, start, this.keyEnd[depth] as number)
  }

  private pointer(depth: number): string {
    let pointer = ''
    for (let at = 1; at <= depth; at++) {
      pointer += `/${this.isObject[at] === 1 ? escaped(this.keyAt(at)) : String(this.index[at])}`
    }
    return pointer
  }
}

function decodeKey(text: string, start: number, end: number): string {
  const raw = text.slice(start, end)
  if (!raw.includes('\\')) return raw
  try {
    return JSON.parse(`"${raw}"`) as string
  } catch {
    return raw
  }
}
