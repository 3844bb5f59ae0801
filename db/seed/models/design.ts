import type { EncodeRow } from './logistic'

export type NumericColumn = { kind: 'numeric'; name: string; values: ArrayLike<number> }
export type CategoricalColumn = {
  kind: 'categorical'
  name: string
  codes: ArrayLike<number>
  /** Name of each code. */
  levels: readonly string[]
  /** So many levels, the most frequent in training, get a coefficient of their own; the rest share one. */
  top: number
}
export type Column = NumericColumn | CategoricalColumn
export type Range = { first: number; end: number }

/** What was learned of a column in training; `offset` is its first slot. */
type NumericPart = { values: ArrayLike<number>; mean: number; sd: number; offset: number }
type CategoricalPart = { codes: ArrayLike<number>; slotOf: Int32Array; other: number }
export type Design = { names: string[]; width: number; encode: EncodeRow }

/**
 * Turns columns into the entries of a design matrix. A number is (x - mean) / sd of the training rows, or, where it is missing,
 * a 1 in a slot of its own; a category is a 1 in the slot of its level or of `other`. Slot 0 is the intercept.
 */
export function design(columns: readonly Column[], training: Range): Design {
  const names = ['(intercept)']
  const numeric: NumericPart[] = []
  const categorical: CategoricalPart[] = []
  for (const column of columns) {
    if (column.kind === 'numeric') numeric.push(numericPart(column, training, names))
    else categorical.push(categoricalPart(column, training, names))
  }
  const encode: EncodeRow = (i, slot, value) => {
    slot[0] = 0
    value[0] = 1
    let k = 1
    for (const { values, mean, sd, offset } of numeric) {
      const x = values[i] as number
      const missing = Number.isNaN(x)
      slot[k] = missing ? offset + 1 : offset
      value[k++] = missing ? 1 : (x - mean) / sd
    }
    for (const { codes, slotOf, other } of categorical) {
      slot[k] = slotOf[codes[i] as number] ?? other
      value[k++] = 1
    }
  }
  return { names, width: 1 + numeric.length + categorical.length, encode }
}

function numericPart({ name, values }: NumericColumn, { first, end }: Range, names: string[]): NumericPart {
  let n = 0
  let sum = 0
  for (let i = first; i < end; i++) {
    const x = values[i] as number
    if (Number.isNaN(x)) continue
    n++
    sum += x
  }
  const mean = n === 0 ? 0 : sum / n
  let squares = 0
  for (let i = first; i < end; i++) {
    const x = values[i] as number
    if (!Number.isNaN(x)) squares += (x - mean) ** 2
  }
  const offset = names.push(name, `${name} is missing`) - 2
  return { values, mean, sd: Math.sqrt(squares / Math.max(1, n)) || 1, offset }
}

function categoricalPart(column: CategoricalColumn, { first, end }: Range, names: string[]): CategoricalPart {
  const { name, codes, levels, top } = column
  const counts = new Int32Array(levels.length)
  for (let i = first; i < end; i++) counts[codes[i] as number] = (counts[codes[i] as number] as number) + 1
  const ranked = [...counts.keys()]
    .filter((code) => (counts[code] as number) > 0)
    .sort((a, b) => (counts[b] as number) - (counts[a] as number) || a - b)
    .slice(0, top)
  const offset = names.length
  for (const code of ranked) names.push(`${name} = ${levels[code]}`)
  const other = names.push(`${name} = other`) - 1
  const slotOf = new Int32Array(levels.length).fill(other)
  for (const [position, code] of ranked.entries()) slotOf[code] = offset + position
  return { codes, slotOf, other }
}
