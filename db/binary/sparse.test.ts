import fc from 'fast-check'
import { expect, it } from 'vitest'
import { readFloats, readIntegers, SparseWriter } from './sparse'

const writer = new SparseWriter()

it('gives back whole numbers up to 2^53, negative ones too', () => {
  const value = fc.oneof(
    fc.constant(0),
    fc.constant(0),
    fc.integer({ min: -1000, max: 1000 }),
    fc.maxSafeInteger().map((x) => Math.trunc(x / 2)),
  )
  fc.assert(
    fc.property(fc.array(value, { maxLength: 300 }), (values) => {
      const found = new Array<number>(values.length).fill(0)
      readIntegers(writer.integers(values), (index, one) => {
        found[index] = one
      })
      expect(found).toEqual(values.map((one) => one + 0))
    }),
  )
})

it('gives back floats, infinities and NaN included', () => {
  const value = fc.oneof(fc.constant(Number.POSITIVE_INFINITY), fc.double())
  fc.assert(
    fc.property(fc.array(value, { maxLength: 300 }), (values) => {
      const found = new Array<number>(values.length).fill(Number.POSITIVE_INFINITY)
      readFloats(writer.floats(values, Number.POSITIVE_INFINITY), (index, one) => {
        found[index] = one
      })
      expect(found).toEqual(values)
    }),
  )
})
