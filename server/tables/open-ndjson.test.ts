import { describe, expect, it } from 'vitest'
import { binarySpec, feature, inPieces, ndjsonOf, readTable } from './test-table'

const T = '2021-06-01T00:00:00Z'
const lines = (...values: unknown[]) =>
  values.map((value) => (typeof value === 'string' ? value : JSON.stringify(value))).join('\n')
const problems = (rows: { problem: { code: string } | null }[]) => rows.map((entry) => entry.problem?.code ?? null)

describe('an NDJSON table', () => {
  it('has rows in the shape of the JSON API, or flat ones', async () => {
    const text = `\ufeff${lines(
      {
        id: 'a',
        timestamp: '2021-06-01 12:00:00',
        prediction: 1,
        features: { x: '3', c: null },
        latencyMs: 5,
        segments: { r: 1 },
      },
      { id: 7, timestamp: T, prediction: true, x: 3, c: 'red', score: 0.5, latency_ms: 4, 'segment.r': 'n', more: 1 },
      '',
      { id: 'c', timestamp: T, prediction: '0', x: '3', c: '' },
    )}\r\n`
    for (const size of [1, 9, 1000]) {
      const spec = binarySpec([feature('x'), feature('c', 'categorical')], ['r'])
      const { rows, table } = await readTable(ndjsonOf(text, size), { zone: 'Europe/Berlin', spec })
      expect(rows.map(({ raw }) => raw)).toEqual([
        {
          id: 'a',
          timestamp: '2021-06-01T10:00:00.000Z',
          prediction: 1,
          features: { x: '3', c: null },
          latencyMs: 5,
          segments: { r: 1 },
        },
        {
          id: 7,
          timestamp: T,
          prediction: true,
          features: { x: 3, c: 'red' },
          score: 0.5,
          latencyMs: 4,
          segments: { r: 'n' },
        },
        { id: 'c', timestamp: T, prediction: '0', features: { x: '3' } },
      ])
      expect(rows.map(({ row, line }) => [row, line])).toEqual([
        [1, 1],
        [2, 2],
        [3, 4],
      ])
      expect(table.ignored()).toEqual(['more'])
    }
  })

  it('refuses lines one by one', async () => {
    const good = { id: 'a', timestamp: T, prediction: 1 }
    const deep = `{"id":"d","features":{"x":${'['.repeat(40)}${']'.repeat(40)}}}`
    const long = { ...good, c: 'y'.repeat(70_000) }
    const text = lines(good, '[1]', '{"id":', deep, '{"id":"e","id":"f"}', long, good)
    const { rows, error } = await readTable(ndjsonOf(text, 1000))
    const bad = 'not_an_object'
    expect([problems(rows), error]).toEqual([[null, bad, bad, bad, bad, 'row_too_large', null], null])
  })

  it('refuses text that is not UTF-8, row by row', async () => {
    const row = JSON.stringify({ id: 'zoë', timestamp: T, prediction: 1 })
    const bytes = Buffer.concat([Buffer.from(`${row}\n`), Buffer.from(`${row}\n`, 'latin1'), Buffer.from(row)])
    expect(problems((await readTable(ndjsonOf(bytes))).rows)).toEqual([null, 'text_encoding', null])
  })

  it('maps columns, and keeps __proto__ a key', async () => {
    const text = '{"k":"a","t":"2021-06-01","p":1,"__proto__":{"x":1}}'
    const { rows } = await readTable(ndjsonOf(text), { map: { id: 'k', timestamp: 't', prediction: 'p' } })
    expect(rows[0]?.raw).toEqual({ id: 'a', timestamp: '2021-06-01T00:00:00.000Z', prediction: 1 })
  })

  it.each(['', '\n\n', 'no json\n', '{"a":1}'])('is refused: %j', async (text) => {
    await expect(readTable(ndjsonOf(text))).rejects.toMatchObject({ code: 'invalid_table' })
  })

  it('reads many rows in batches', async () => {
    const text = Array.from({ length: 5000 }, (_, i) => JSON.stringify({ id: i, timestamp: T, prediction: 1 })).join(
      '\n',
    )
    const source = { format: 'ndjson', bytes: inPieces(Buffer.from(text), 1000) } as const
    const { rows } = await readTable(source)
    expect(rows.map(({ row }) => row)).toEqual(Array.from({ length: 5000 }, (_, i) => i + 1))
  })
})
