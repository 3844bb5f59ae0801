import type { Ranges } from './field-atoms'

export function meet(a: Ranges, b: Ranges): Ranges {
  const common: [number, number][] = []
  for (let i = 0, k = 0; i < a.length && k < b.length; ) {
    const [left, right] = [a[i] as readonly [number, number], b[k] as readonly [number, number]]
    const from = Math.max(left[0], right[0])
    const to = Math.min(left[1], right[1])
    if (from <= to) common.push([from, to])
    if (left[1] < right[1]) i++
    else k++
  }
  return common
}

export function touches(a: Ranges, b: Ranges): boolean {
  for (let i = 0, k = 0; i < a.length && k < b.length; ) {
    const [left, right] = [a[i] as readonly [number, number], b[k] as readonly [number, number]]
    if (Math.max(left[0], right[0]) <= Math.min(left[1], right[1])) return true
    if (left[1] < right[1]) i++
    else k++
  }
  return false
}

/** Is every atom of `b` one of `a`? */
export function contains(a: Ranges, b: Ranges): boolean {
  let i = 0
  for (const [from, to] of b) {
    while (i < a.length && (a[i] as readonly [number, number])[1] < from) i++
    const at = a[i]
    if (!at || at[0] > from || at[1] < to) return false
  }
  return true
}

/** One set of atoms per field. */
export type Box = readonly Ranges[]

export const boxesMeet = (a: Box, b: Box): boolean => a.every((ranges, i) => touches(ranges, b[i] ?? []))
export const boxContains = (a: Box, b: Box): boolean => a.every((ranges, i) => contains(ranges, b[i] ?? []))
export const isEmptyBox = (box: Box): boolean => box.some((ranges) => ranges.length === 0)
