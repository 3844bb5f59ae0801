/** What a vector file holds: inputs by name, and the numbers expected for them. */
export type VectorInputs = { [name: string]: unknown }
export type Answer = number | null | readonly number[]
export type Answers = { [name: string]: Answer }

export const number = (value: unknown): number => {
  if (typeof value === 'number') return value
  if (value === 'Infinity' || value === '-Infinity') return Number(value)
  throw new Error(`not a number: ${String(value)}`)
}
export const numbers = (value: unknown): number[] => {
  if (!Array.isArray(value)) throw new Error('not a list of numbers')
  return value.map(number)
}
export const record = (value: unknown): VectorInputs => {
  if (typeof value !== 'object' || value === null) throw new Error('not an object')
  return value as VectorInputs
}

/**
 * Largest relative error of `ours` against what is expected, NaN where a figure is missing or of another shape. Values below 1e-300
 * compare by their logarithms, 0 absolutely, and infinities must be equal.
 */
export function relativeError(ours: Answer | undefined, expected: unknown): number {
  if (Array.isArray(expected)) {
    if (!Array.isArray(ours) || ours.length !== expected.length) return Number.NaN
    return Math.max(...expected.map((value, i) => relativeError(ours[i], value)))
  }
  if (expected === null) return ours === null ? 0 : Number.NaN
  const want = number(expected)
  if (typeof ours !== 'number') return Number.NaN
  if (ours === want) return 0
  if (want === 0) return Math.abs(ours)
  if (Math.abs(want) < 1e-300) return Math.abs(Math.log(ours / want))
  return Math.abs(ours - want) / Math.abs(want)
}
