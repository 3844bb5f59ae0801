import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { binarySpec, csvOf, feature, readTable } from './test-table'

const HEAD = 'id,timestamp,prediction,score,x,c\n'
const T = '2021-06-01T00:00:00Z'
const row = (id: string, x = '1', c = 'a') => `${id},${T},1,0.5,${x},${c}\n`
const raws = (rows: { raw: unknown }[]) => rows.map((entry) => entry.raw)
const problems = (rows: { problem: { code: string } | null }[]) => rows.map((entry) => entry.problem?.code ?? null)

describe('a CSV table', () => {
  it('becomes the rows of the JSON API', async () => {
    const text =
      'id,timestamp,prediction,score,latency_ms,entity,amount,segment.region,x,c,b,note\r\n' +
      'r1,2021-06-01 12:00:00,1,0.25,12.5,e1,9.99,north,1e-3,red,true,ignored\r\n' +
      'r2,2021-06-01,0,,,,,,,,,\r\n'
    const spec = binarySpec([feature('x'), feature('c', 'categorical'), feature('b', 'boolean')], ['region'])
    const { table, rows } = await readTable(csvOf(text), { spec, zone: 'Europe/Berlin' })
    expect(table.ignored()).toEqual(['note'])
    expect(rows.map(({ row: n, line }) => [n, line])).toEqual([
      [1, 2],
      [2, 3],
    ])
    expect(raws(rows)).toEqual([
      {
        id: 'r1',
        timestamp: '2021-06-01T10:00:00.000Z',
        prediction: '1',
        score: 0.25,
        latencyMs: 12.5,
        entity: 'e1',
        amount: 9.99,
        segments: { region: 'north' },
        features: { x: 0.001, c: 'red', b: 'true' },
      },
      { id: 'r2', timestamp: '2021-05-31T22:00:00.000Z', prediction: '0' },
    ])
  })

  it('reads back any text, however it is cut into pieces', async () => {
    const cell = fc.string({ unit: 'grapheme', maxLength: 12 }).map((text) => text.replaceAll('\u0000', ''))
    const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`
    const written = (text: string) => (/[",\r\n]/.test(text) || text.length % 2 === 0 ? quoted(text) : text)
    const table = fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 20 })
    await fc.assert(
      fc.asyncProperty(
        table,
        fc.integer({ min: 1, max: 50 }),
        fc.constantFrom('\n', '\r\n'),
        async (cells, size, end) => {
          const head = `id,timestamp,prediction,c,note${end}`
          const text = head + cells.map(([a, b], i) => `${i},${T},1,${written(a)},${written(b)}${end}`).join('')
          const spec = binarySpec([feature('c', 'categorical'), feature('note', 'categorical')])
          const { rows, error } = await readTable(csvOf(text, size), { spec })
          // Text that starts with a quote and runs over lines looks like a quote left open only when text follows its last quote.
          const odd = cells.flat().some((text) => text.startsWith('"') && /[\r\n]/.test(text))
          fc.pre(!odd)
          expect(error).toBeNull()
          const got = rows.map(({ raw }) => (raw?.features ?? {}) as Record<string, string>)
          expect(got.map((f) => [f.c ?? '', f.note ?? ''])).toEqual(cells)
        },
      ),
      { numRuns: 150 },
    )
  })

  it.each([
    ['1.5', 1.5],
    [' 2 ', 2],
    ['-1E3', -1000],
    ['.5', 0.5],
    ['0x10', '0x10'],
    ['NaN', 'NaN'],
    ['inf', 'inf'],
    ['Infinity', 'Infinity'],
    ['1e999', '1e999'],
    ['1,5', '1,5'],
    ['abc', 'abc'],
    ['', undefined],
  ])('a numeric cell %j is %j', async (text, value) => {
    const { rows } = await readTable(csvOf(HEAD + row('r', `"${text}"`)))
    expect(rows[0]?.raw?.features).toEqual(value === undefined ? { c: 'a' } : { x: value, c: 'a' })
  })

  it('starts with a BOM, may use semicolons or tabs, and may skip lines', async () => {
    for (const [mark, delimiter] of [
      ['\ufeff', ','],
      ['', ';'],
      ['', '\t'],
      ['\ufeff', ';'],
    ] as const) {
      const text = `${mark}${HEAD}\n${row('a')}\r\n${row('b', '1', '"x,y;z"')}`.replace(
        /,(?=[^"]*(?:"[^"]*"[^"]*)*$)/gm,
        delimiter,
      )
      const { rows } = await readTable(csvOf(text))
      expect(raws(rows).map((raw) => (raw as { id: string }).id)).toEqual(['a', 'b'])
    }
  })

  it('refuses a row with too few or too many cells, and only that', async () => {
    const { rows } = await readTable(csvOf(`${HEAD}${row('a')}b,${T},1\nc,${T},1,0.5,1,a,more\n${row('d')}`))
    expect(problems(rows)).toEqual([null, 'cell_count', 'cell_count', null])
    expect(rows[2]).toMatchObject({ row: 3, line: 4, problem: { detail: 'has 7 cells, the header 6' } })
  })

  it('counts lines over cells of several lines', async () => {
    const { rows } = await readTable(csvOf(`${HEAD}${row('a', '1', '"x\r\ny\nz"')}\n\n${row('b')}${row('c')}`))
    expect(rows.map(({ line }) => line)).toEqual([2, 7, 8])
  })

  it('refuses a row of more than 64 KB, and goes on', async () => {
    const { rows, error } = await readTable(csvOf(HEAD + row('a', '1', 'y'.repeat(70_000)) + row('b'), 10_000))
    expect([problems(rows), error]).toEqual([['row_too_large', null], null])
  })

  it('takes a quote inside a cell as it is', async () => {
    const { rows, error } = await readTable(csvOf(HEAD + row('a', '1', '5" pipe') + row('b', '1', '"x"y') + row('c')))
    expect(error).toBeNull()
    expect(raws(rows)).toMatchObject([{ features: { c: '5" pipe' } }, { features: { c: '"x"y' } }, { id: 'c' }])
  })

  it.each([
    ['at the end', `${HEAD}${row('a')}b,${T},1,0.5,1,"open\nc,${T},1,0.5,1,x\n`, ['a'], 3],
    ['before another quoted cell', `${HEAD}${row('a')}b,${T},1,0.5,1,"open\nc,${T},1,0.5,1,"x"\n${row('d')}`, ['a'], 3],
    ['before a megabyte', `${HEAD}${row('a')}b,${T},1,0.5,1,"open\n${row('z').repeat(40_000)}`, ['a'], 3],
  ])('stops at a quote that is not closed: %s', async (_name, text, ids, line) => {
    const { rows, error } = await readTable(csvOf(text, 10_000))
    expect(rows.map(({ raw }) => raw?.id)).toEqual(ids)
    expect(error).toMatchObject({ code: 'unclosed_quote', line })
  })

  it('refuses rows whose text is not UTF-8, and only those', async () => {
    const bytes = Buffer.concat([
      Buffer.from(HEAD + row('a', '1', 'zoë')),
      Buffer.from(row('b', '1', 'zoë'), 'latin1'),
      Buffer.from(row('c', '1', '日本')),
    ])
    for (const size of [1, 5, 1000]) {
      const { rows } = await readTable(csvOf(bytes, size))
      expect(problems(rows)).toEqual([null, 'text_encoding', null])
      expect(rows[2]?.raw).toMatchObject({ features: { c: '日本' } })
    }
  })
})
