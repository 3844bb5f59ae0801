import 'server-only'
import { createHash } from 'node:crypto'
import type { FeatureSample } from '@/domain/features/baseline'
import { SCORE_FEATURE, scoreValue } from '@/domain/features/score-feature'
import { INVALID_CATEGORY, type PredictionRow } from '@/domain/predictions/check-prediction'
import type { VersionSpec } from '@/domain/predictions/version-spec'
import { CATEGORY_LIMIT, CODE_BEYOND, CODE_INVALID, CODE_MISSING, Dictionary } from '@/server/predictions/dictionary'

/** In a stored numeric column: missing is Infinity (no valid value is infinite), invalid is NaN. */
export const MISSING = Number.POSITIVE_INFINITY

/** A column that grows as rows arrive. */
class Growing<Data extends Float64Array | Int32Array> {
  private data: Data
  length = 0
  constructor(private readonly make: (size: number) => Data) {
    this.data = make(4096)
  }
  push(value: number): void {
    if (this.length === this.data.length) {
      const grown = this.make(this.data.length * 2)
      grown.set(this.data)
      this.data = grown
    }
    this.data[this.length++] = value
  }
  values(): Data {
    return this.data.subarray(0, this.length) as Data
  }
}

const floats = () => new Growing((size) => new Float64Array(size))
const ints = () => new Growing((size) => new Int32Array(size))

export type NumericColumn = { name: string; kind: 'numeric'; values: Float64Array }
/** Codes start at 1 into `dictionary`; see dictionary.ts for the others. */
export type CategoryColumn = { name: string; kind: 'categorical'; codes: Int32Array; dictionary: Dictionary }
export type ReferenceColumn = NumericColumn | CategoryColumn

/** Gathers the rows of a reference into one typed column per feature, `@score`, and the time. */
export class ReferenceCollector {
  private readonly numeric
  private readonly categories
  private readonly dictionaries
  private readonly score = floats()
  private readonly times = floats()
  private readonly classes = new Set<string>()

  constructor(private readonly spec: VersionSpec) {
    this.numeric = spec.numericNames.map(floats)
    this.categories = spec.categoryNames.map(ints)
    this.dictionaries = spec.categoryNames.map(() => new Dictionary(CATEGORY_LIMIT))
  }

  get rows(): number {
    return this.times.length
  }

  add(row: PredictionRow, options: { timed: boolean; label: string | null }): void {
    for (const [slot, column] of this.numeric.entries()) column.push(row.numeric[slot] ?? MISSING)
    for (const [slot, column] of this.categories.entries()) {
      const value = row.categories[slot] ?? null
      const code =
        typeof value === 'string'
          ? this.dictionaries[slot]?.encode(value)
          : value === INVALID_CATEGORY
            ? CODE_INVALID
            : CODE_MISSING
      column.push(code ?? CODE_MISSING)
    }
    this.score.push(scoreValue(row, this.spec.task) ?? MISSING)
    this.times.push(options.timed ? row.at : Number.NaN)
    if (row.prediction !== null) this.classes.add(row.prediction)
    if (options.label !== null) this.classes.add(options.label)
  }

  /** Classes seen as prediction or label, in order of their text. */
  seenClasses(): string[] {
    return [...this.classes].sort()
  }

  columns(): ReferenceColumn[] {
    return [
      ...this.numeric.map(
        (column, slot): ReferenceColumn => ({
          name: this.spec.numericNames[slot] ?? '',
          kind: 'numeric',
          values: column.values(),
        }),
      ),
      ...this.categories.map(
        (column, slot): ReferenceColumn => ({
          name: this.spec.categoryNames[slot] ?? '',
          kind: 'categorical',
          codes: column.values(),
          dictionary: this.dictionaries[slot] ?? new Dictionary(0),
        }),
      ),
      { name: SCORE_FEATURE, kind: 'numeric', values: this.score.values() },
    ]
  }

  timeColumn(): Float64Array {
    return this.times.values()
  }

  /** Hash of the content, whatever file format it came in. */
  digest(): string {
    const hash = createHash('sha256')
    for (const column of this.columns()) {
      const data = column.kind === 'numeric' ? column.values : column.codes
      hash.update(`${column.name}\u0000${column.kind}\u0000`)
      hash.update(new Uint8Array(data.buffer, data.byteOffset, data.byteLength))
      if (column.kind === 'categorical') hash.update(JSON.stringify(column.dictionary.values))
    }
    const times = this.timeColumn()
    return hash.update(new Uint8Array(times.buffer, times.byteOffset, times.byteLength)).digest('hex')
  }
}

/** A numeric column as a sample: valid values, the others counted. `rows` picks some of them. */
export function numericSample(values: Float64Array, rows?: ArrayLike<number>): FeatureSample {
  const size = rows?.length ?? values.length
  const valid = new Float64Array(size)
  let [n, missing, invalid] = [0, 0, 0]
  for (let i = 0; i < size; i++) {
    const value = values[rows ? (rows[i] as number) : i] as number
    if (value === MISSING) missing++
    else if (Number.isNaN(value)) invalid++
    else valid[n++] = value
  }
  return { kind: 'numeric', values: valid.subarray(0, n), missing, invalid }
}

/** A category column as a sample with codes from 0; `beyond` counts rows past the category limit, which are left out. */
export function categorySample(
  codes: Int32Array,
  categories: readonly string[],
  rows?: ArrayLike<number>,
): { sample: FeatureSample; beyond: number } {
  const size = rows?.length ?? codes.length
  const valid = new Int32Array(size)
  let [n, missing, invalid, beyond] = [0, 0, 0, 0]
  for (let i = 0; i < size; i++) {
    const code = codes[rows ? (rows[i] as number) : i] as number
    if (code === CODE_MISSING) missing++
    else if (code === CODE_INVALID) invalid++
    else if (code === CODE_BEYOND) beyond++
    else valid[n++] = code - 1
  }
  return { sample: { kind: 'categorical', codes: valid.subarray(0, n), categories, missing, invalid }, beyond }
}
