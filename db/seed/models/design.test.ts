import { expect, test } from 'vitest'
import { type Column, design } from './design'

const columns: Column[] = [
  { kind: 'numeric', name: 'x', values: [1, 3, Number.NaN, 100] },
  { kind: 'categorical', name: 'c', codes: [1, 1, 0, 2], levels: ['a', 'b', 'c'], top: 1 },
]

function row(i: number): Record<string, number> {
  const { names, width, encode } = design(columns, { first: 0, end: 3 })
  const slot = new Int32Array(width)
  const value = new Float64Array(width)
  encode(i, slot, value)
  return Object.fromEntries([...slot].map((s, k) => [names[s], value[k] ?? Number.NaN]))
}

test('standardises with the training rows that are there; a missing number has a slot of its own', () => {
  expect(row(0)).toEqual({ '(intercept)': 1, x: -1, 'c = b': 1 })
  expect(row(1)).toEqual({ '(intercept)': 1, x: 1, 'c = b': 1 })
  expect(row(2)).toEqual({ '(intercept)': 1, 'x is missing': 1, 'c = other': 1 })
})

test('a level that training has not seen is other; a number far away stays what it is', () => {
  expect(row(3)).toEqual({ '(intercept)': 1, x: 98, 'c = other': 1 })
})
