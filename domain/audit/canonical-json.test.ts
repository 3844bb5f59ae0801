import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalJson } from './canonical-json'

/** As promotions wrote what they hashed before there was one home for it. */
function promotionText(value: unknown): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null'
  if (Array.isArray(value)) return `[${value.map(promotionText).join(',')}]`
  const entries = Object.entries(value).filter(([, entry]) => entry !== undefined)
  entries.sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${entries.map(([key, entry]) => `${JSON.stringify(key)}:${promotionText(entry)}`).join(',')}}`
}

/** As the audit did, which knows dates. */
function auditText(value: unknown): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null'
  if (value instanceof Date) return JSON.stringify(value.toISOString())
  if (Array.isArray(value)) return `[${value.map(auditText).join(',')}]`
  const entries = Object.entries(value).filter(([, entry]) => entry !== undefined)
  entries.sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${entries.map(([key, entry]) => `${JSON.stringify(key)}:${auditText(entry)}`).join(',')}}`
}

const key = fc.oneof(fc.string({ unit: 'binary' }), fc.nat(12).map(String))
const leaf = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.double(),
  fc.boolean(),
  fc.constant(null),
  fc.constant(undefined),
)
const { tree } = fc.letrec((tie) => ({
  tree: fc.oneof({ depthSize: 'medium' }, leaf, fc.array(tie('tree')), fc.dictionary(key, tie('tree'))),
}))
const withDates = fc.dictionary(key, fc.oneof(leaf, fc.date({ noInvalidDate: true })))

describe('the text that hashes are made of', () => {
  it('is the same whatever the order of the keys', () => {
    expect(canonicalJson({ b: [1, { d: null, c: 'x' }], a: undefined })).toBe('{"b":[1,{"c":"x","d":null}]}')
    expect(canonicalJson({ c: 'x', '2': 2, '10': 1 })).toBe('{"10":1,"2":2,"c":"x"}')
  })
  it('is what promotions and the audit have always hashed', () => {
    fc.assert(
      fc.property(tree, (value) => {
        expect(canonicalJson(value)).toBe(promotionText(value))
        expect(canonicalJson(value)).toBe(auditText(value))
      }),
    )
    fc.assert(
      fc.property(withDates, (value) => {
        expect(canonicalJson(value)).toBe(auditText(value))
      }),
    )
  })
})
