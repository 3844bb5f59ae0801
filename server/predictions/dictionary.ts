import 'server-only'

/** Beyond this many distinct values a feature's further values share one code. */
export const CATEGORY_LIMIT = 10_000
export const SEGMENT_LIMIT = 50

export const CODE_MISSING = 0
export const CODE_INVALID = -1
export const CODE_BEYOND = -2

/** Text to code for one feature (or segment field) of a version; codes start at 1 in order of first sight. */
export class Dictionary {
  private readonly codes = new Map<string, number>()
  readonly values: string[] = []

  constructor(readonly limit: number) {}

  get size(): number {
    return this.values.length
  }

  /** The code of a value; a new value gets the next one, or `CODE_BEYOND` past the limit. */
  encode(value: string): number {
    const known = this.codes.get(value)
    if (known !== undefined) return known
    if (this.values.length >= this.limit) return CODE_BEYOND
    return this.add(value)
  }

  add(value: string): number {
    this.values.push(value)
    this.codes.set(value, this.values.length)
    return this.values.length
  }

  decode(code: number): string | null {
    return this.values[code - 1] ?? null
  }
}
