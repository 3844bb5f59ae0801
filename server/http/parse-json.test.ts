import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AppError } from '@/server/kernel/app-error'
import { parseJson, parseJsonLines } from './parse-json'

const codeOf = (bytes: Buffer | string, rows?: string): string => {
  try {
    parseJson(Buffer.from(bytes), rows)
    return 'ok'
  } catch (error) {
    if (error instanceof AppError) return error.code
    throw error
  }
}
const nested = (levels: number) => `${'{"a":'.repeat(levels - 1)}{}${'}'.repeat(levels - 1)}`
const parses = (text: string): boolean => {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

describe('agreement with JSON.parse', () => {
  it('gives the same value for any document', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 6 }), fc.constantFrom(undefined, 1, 2), (text, space) => {
        const spaced = JSON.stringify(JSON.parse(text), null, space)
        expect(parseJson(Buffer.from(spaced))).toEqual(JSON.parse(spaced))
      }),
      { numRuns: 2000 },
    )
  })

  it('accepts and refuses the same texts when characters are lost, added or changed', () => {
    const damage = fc.record({
      at: fc.nat(),
      insert: fc.constantFrom('', '"', '{', '}', '[', ']', ',', ':', '\\', '1', 'x'),
    })
    fc.assert(
      fc.property(fc.json({ maxDepth: 3 }), fc.array(damage, { maxLength: 3 }), (text, damages) => {
        let broken = text
        for (const { at, insert } of damages) {
          const place = at % (broken.length + 1)
          broken = broken.slice(0, place) + insert + broken.slice(place + 1)
        }
        const code = codeOf(broken)
        if (code === 'duplicate_key' || code === 'invalid_utf8') return
        expect(code).toBe(parses(broken) ? 'ok' : 'invalid_json')
      }),
      { numRuns: 3000 },
    )
  })

  it('finds a duplicate exactly when one is there', () => {
    const keys = fc.array(fc.string({ maxLength: 3 }), { minLength: 1, maxLength: 80 })
    fc.assert(
      fc.property(keys, (names) => {
        const text = `{"rows":[{${names.map((name) => `${JSON.stringify(name)}:1`).join(',')}}]}`
        expect(codeOf(text)).toBe(new Set(names).size === names.length ? 'ok' : 'duplicate_key')
      }),
      { numRuns: 2000 },
    )
  })
})

describe('limits', () => {
  it.each([
    ['32 levels', nested(32), 'ok'],
    ['33 levels', nested(33), 'too_deep'],
    ['a depth bomb', `[${'['.repeat(200_000)}`, 'too_deep'],
    ['brackets inside texts', JSON.stringify({ a: '{['.repeat(100) }), 'ok'],
    ['the same key twice', '{"a":1,"a":2}', 'duplicate_key'],
    ['the same key in another spelling', '{"a":1,"\\u0061":2}', 'duplicate_key'],
    ['an escape before its plain spelling', '{"\\u0061":1,"b":1,"a":2}', 'duplicate_key'],
    ['the same key in two objects', '[{"a":1},{"a":2}]', 'ok'],
    ['the same key as a parent', '{"a":{"a":1},"b":{"a":1}}', 'ok'],
    ['a key after a nested object', '{"a":{"b":1},"a":1}', 'duplicate_key'],
    ['nothing', '', 'invalid_json'],
    ['a cut document', '{"model":', 'invalid_json'],
    ['a cut text', '{"model', 'invalid_json'],
    ['two documents', '{} {}', 'invalid_json'],
    ['a byte order mark', '\ufeff{}', 'ok'],
  ])('%s', (_name, text, code) => {
    expect(codeOf(text)).toBe(code)
  })

  it('refuses broken UTF-8', () => {
    expect(codeOf(Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d]))).toBe('invalid_utf8')
  })

  it('names the key and the place of a duplicate', () => {
    const text = '{"model":"m","predictions":[{"id":"1"},{"id":"2","features":{"a/b":1,"x":0,"a/b":2}}]}'
    expect(() => parseJson(Buffer.from(text))).toThrow(
      expect.objectContaining({
        code: 'duplicate_key',
        more: { errors: [expect.objectContaining({ pointer: '/predictions/1/features/a~1b' })] },
      }),
    )
  })

  it('refuses an object with too many keys and says so', () => {
    const text = `{${Array.from({ length: 20_000 }, (_, i) => `"k${i}":1`).join(',')}}`
    expect(codeOf(text)).toBe('invalid_input')
  })

  it('spreads keys that collide under a hash known beforehand', () => {
    const pairs = ['Aa', 'BB']
    const names = Array.from({ length: 16_000 }, (_, i) =>
      Array.from({ length: 14 }, (_, bit) => pairs[(i >> bit) & 1]).join(''),
    )
    const text = JSON.stringify(Object.fromEntries(names.map((name) => [name, 1])))
    const before = process.cpuUsage()
    expect(codeOf(text)).toBe('ok')
    expect(process.cpuUsage(before).user).toBeLessThan(200_000)
  })
})

describe('values', () => {
  it('carries infinity and __proto__ without touching any prototype', () => {
    const value = parseJson(Buffer.from('{"x":1e999,"__proto__":{"polluted":1}}')) as Record<string, unknown>
    expect(value.x).toBe(Number.POSITIVE_INFINITY)
    expect(Object.keys(value)).toContain('__proto__')
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
    expect({ ...value }).not.toHaveProperty('polluted')
  })
})

describe('rows', () => {
  const batch = (rows: unknown[]) => Buffer.from(JSON.stringify({ model: 'm', predictions: rows }))
  it('may have 64 KB each, counted in bytes', () => {
    const envelope = JSON.stringify({ id: '1', entity: '' }).length
    const row = (text: string) => ({ id: '1', entity: text })
    expect(codeOf(batch([row('x'.repeat(65_536 - envelope))]), 'predictions')).toBe('ok')
    expect(codeOf(batch([row('x'.repeat(65_537 - envelope))]), 'predictions')).toBe('too_large')
    expect(codeOf(batch([row('ü'.repeat(32_768))]), 'predictions')).toBe('too_large')
    expect(codeOf(batch([row('ü'.repeat(32_000))]), 'predictions')).toBe('ok')
    expect(codeOf(batch([row('x'.repeat(70_000))]))).toBe('ok')
  })

  it('names each row that is too long', () => {
    const rows = [{ id: '1' }, { id: 'x'.repeat(70_000) }, { id: '3' }, { id: 'y'.repeat(70_000) }]
    expect(() => parseJson(batch(rows), 'predictions')).toThrow(
      expect.objectContaining({
        more: {
          errors: [
            expect.objectContaining({ pointer: '/predictions/1', code: 'row_too_large' }),
            expect.objectContaining({ pointer: '/predictions/3' }),
          ],
        },
      }),
    )
  })

  it('come one a line', () => {
    expect(parseJsonLines(Buffer.from('{"id":"ü"}\r\n\n{"id":2}'), 'rows')).toEqual([{ id: 'ü' }, { id: 2 }])
    expect(() => parseJsonLines(Buffer.from('{"id":1}\n{"id"'), 'rows')).toThrow(/line 2/)
  })
})
