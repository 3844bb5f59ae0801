import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalJson } from './canonical-json'

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

/** The same value, the keys of every object the other way round. */
function turned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(turned)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).map(([name, inner]) => [name, turned(inner)] as const)
  return Object.fromEntries(entries.reverse())
}

describe('the text that hashes are made of', () => {
  it.each<[unknown, string]>([
    [{ b: [1, { d: null, c: 'x' }], a: undefined }, '{"b":[1,{"c":"x","d":null}]}'],
    [{ c: 'x', '2': 2, '10': 1 }, '{"10":1,"2":2,"c":"x"}'],
    [{ at: new Date(Date.UTC(2026, 0, 2, 3, 4, 5, 6)) }, '{"at":"2026-01-02T03:04:05.006Z"}'],
    [[undefined, 1e21, -0, Number.NaN], '[null,1e+21,0,null]'],
    [{ ä: '"\n', Z: true }, '{"Z":true,"ä":"\\"\\n"}'],
    [undefined, 'null'],
  ])('of %j', (value, text) => expect(canonicalJson(value)).toBe(text))
  it('is JSON of the same value, whatever the order of the keys', () => {
    fc.assert(
      fc.property(tree, (value) => {
        const text = canonicalJson(value)
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value) ?? 'null'))
        expect(canonicalJson(turned(value))).toBe(text)
      }),
    )
  })
})
