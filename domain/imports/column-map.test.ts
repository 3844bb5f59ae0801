import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseColumnMap, writeColumnMap } from './column-map'

describe('the map of columns', () => {
  it.each([
    ['id:flight_id,score:y_pred_proba', { id: 'flight_id', score: 'y_pred_proba' }],
    ['', {}],
    ['timestamp:dteday+hr', { timestamp: 'dteday+hr' }],
    ['a\\,b:c\\:d', { 'a,b': 'c:d' }],
    ['id:urn:case', { id: 'urn:case' }],
    [' id : x , label : y ', { id: 'x', label: 'y' }],
  ])('%s', (text, map) => expect(parseColumnMap(text)).toEqual({ ok: true, map }))

  it.each(['id', 'id:', ':x', 'id:a,,b:c', 'id:a,id:b'])('refuses %s', (text) =>
    expect(parseColumnMap(text).ok).toBe(false),
  )

  it('reads back what it writes', () => {
    const name = fc.string({ minLength: 1, maxLength: 12 }).filter((text) => text.trim() === text)
    fc.assert(
      fc.property(fc.dictionary(name, name, { noNullPrototype: true }), (map) => {
        expect(parseColumnMap(writeColumnMap(map))).toEqual({ ok: true, map })
      }),
    )
  })
})
