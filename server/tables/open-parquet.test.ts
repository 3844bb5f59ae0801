import { parquetWriteBuffer } from 'hyparquet-writer'
import { describe, expect, it } from 'vitest'
import type { RandomAccess } from './table'
import { binarySpec, csvOf, feature, readTable } from './test-table'

type Write = Parameters<typeof parquetWriteBuffer>[0]

const fileOf = (buffer: ArrayBuffer): RandomAccess => ({
  byteLength: buffer.byteLength,
  slice: async (start, end) => buffer.slice(start, end),
})
const parquetOf = (options: Write) => ({ format: 'parquet' as const, file: fileOf(parquetWriteBuffer(options)) })

const optional = { repetition_type: 'OPTIONAL' } as const
const N = 5000
const at = (i: number) => new Date(Date.UTC(2021, 5, 1, 0, 0, i))
const colours = ['red', 'green', 'blue']

describe('a Parquet table', () => {
  it('says the same as the CSV of its rows', async () => {
    const numbers = Array.from({ length: N }, (_, i) => (i % 7 === 0 ? Number.NaN : i / 3))
    const source = parquetOf({
      columnData: [
        { name: 'id', data: Array.from({ length: N }, (_, i) => BigInt(i)), type: 'INT64' },
        { name: 'timestamp', data: Array.from({ length: N }, (_, i) => at(i)), type: 'TIMESTAMP' },
        { name: 'prediction', data: Array.from({ length: N }, (_, i) => String(i % 2)), type: 'STRING' },
        { name: 'score', data: Array.from({ length: N }, (_, i) => i / N), type: 'DOUBLE' },
        { name: 'x', data: numbers, type: 'DOUBLE' },
        { name: 'c', data: Array.from({ length: N }, (_, i) => (i % 5 === 0 ? null : colours[i % 3])), type: 'STRING' },
        { name: 'note', data: Array.from({ length: N }, () => 'n'), type: 'STRING' },
      ],
      rowGroupSize: 1700,
    })
    const rows = Array.from({ length: N }, (_, i) => {
      const x = i % 7 === 0 ? '' : i / 3
      const c = i % 5 === 0 ? '' : colours[i % 3]
      return `${i},${at(i).toISOString().slice(0, 19).replace('T', ' ')},${i % 2},${i / N},${x},${c},n\n`
    })
    const csv = csvOf(`id,timestamp,prediction,score,x,c,note\n${rows.join('')}`, 10_000)
    const [a, b] = [await readTable(source), await readTable(csv)]
    expect(a.rows.map(({ raw }) => raw)).toEqual(b.rows.map(({ raw }) => raw))
    expect(a.rows.map(({ row }) => row)).toEqual(b.rows.map(({ row }) => row))
    expect([a.table.ignored(), a.table.bytesRead()]).toEqual([['note'], source.file.byteLength])
  })

  it('reads times, dates, decimals and booleans as what they are', async () => {
    const columns = [
      { name: 'root', num_children: 8 },
      { ...optional, name: 'id', type: 'INT32' },
      {
        ...optional,
        name: 'utc',
        type: 'INT64',
        logical_type: { type: 'TIMESTAMP', isAdjustedToUTC: true, unit: 'MICROS' },
      },
      {
        ...optional,
        name: 'wall',
        type: 'INT64',
        logical_type: { type: 'TIMESTAMP', isAdjustedToUTC: false, unit: 'MILLIS' },
      },
      { ...optional, name: 'day', type: 'INT32', converted_type: 'DATE', logical_type: { type: 'DATE' } },
      { ...optional, name: 'hour', type: 'INT32' },
      { ...optional, name: 'x', type: 'INT64', converted_type: 'DECIMAL', scale: 2, precision: 12 },
      { ...optional, name: 'c', type: 'BOOLEAN' },
      { ...optional, name: 'prediction', type: 'DOUBLE' },
    ] as NonNullable<Write['schema']>
    const noon = new Date('2021-06-01T12:00:00Z')
    const cells: Record<string, unknown[]> = {
      id: [1, 2],
      utc: [noon, noon],
      wall: [noon, null],
      day: [new Date('2021-06-01T00:00:00Z'), new Date('2021-12-01T00:00:00Z')],
      hour: [7, 23],
      x: [0.07, -1234567.89],
      c: [true, false],
      prediction: [1, 0],
    }
    const source = parquetOf({
      schema: columns,
      columnData: Object.entries(cells).map(([name, data]) => ({ name, data })),
    })
    const timestamps = async (column: string) =>
      (await readTable(source, { map: { timestamp: column }, zone: 'Europe/Berlin' })).rows.map(
        ({ raw }) => raw?.timestamp,
      )
    expect(await timestamps('utc')).toEqual(['2021-06-01T12:00:00.000Z', '2021-06-01T12:00:00.000Z'])
    expect(await timestamps('wall')).toEqual(['2021-06-01T10:00:00.000Z', undefined])
    expect(await timestamps('day')).toEqual(['2021-05-31T22:00:00.000Z', '2021-11-30T23:00:00.000Z'])
    expect(await timestamps('day+hour')).toEqual(['2021-06-01T05:00:00.000Z', '2021-12-01T22:00:00.000Z'])
    const spec = binarySpec([feature('x'), feature('c', 'boolean')])
    const { rows } = await readTable(source, { map: { timestamp: 'utc' }, spec })
    expect(rows.map(({ raw }) => [raw?.id, raw?.prediction, raw?.features])).toEqual([
      [1, 1, { x: 0.07, c: true }],
      [2, 0, { x: -1234567.89, c: false }],
    ])
  })

  it('leaves nested columns alone', async () => {
    const source = parquetOf({
      columnData: [
        { name: 'id', data: ['a'], type: 'STRING' },
        { name: 'timestamp', data: [at(0)], type: 'TIMESTAMP' },
        { name: 'prediction', data: [1], type: 'INT32' },
        { name: 'x', data: [{ any: [1, 2] }], type: 'VARIANT' },
      ],
    })
    const { table, rows } = await readTable(source)
    expect([table.ignored(), rows[0]?.raw?.features]).toEqual([['x'], undefined])
  })

  it('refuses rows whose text is not UTF-8', async () => {
    const bytes = [Buffer.from('zoë'), Buffer.from('zoë', 'latin1')]
    const schema = [
      { name: 'root', num_children: 3 },
      { name: 'id', type: 'BYTE_ARRAY', repetition_type: 'REQUIRED', converted_type: 'UTF8' },
      { name: 'timestamp', type: 'INT64', repetition_type: 'REQUIRED', converted_type: 'TIMESTAMP_MILLIS' },
      { name: 'prediction', type: 'INT32', repetition_type: 'REQUIRED' },
    ] as NonNullable<Write['schema']>
    const columnData = [
      { name: 'id', data: bytes },
      { name: 'timestamp', data: [at(0), at(1)] },
      { name: 'prediction', data: [1, 1] },
    ]
    const { rows } = await readTable(parquetOf({ schema, columnData, statistics: false }))
    expect(rows.map(({ problem }) => problem?.code ?? null)).toEqual([null, 'text_encoding'])
  })

  it('refuses a file with a bad beginning, footer or middle', async () => {
    const good = parquetWriteBuffer({
      columnData: [
        { name: 'id', data: Array.from({ length: N }, (_, i) => `case ${i}`), type: 'STRING' },
        { name: 'timestamp', data: Array.from({ length: N }, (_, i) => at(i)), type: 'TIMESTAMP' },
        { name: 'prediction', data: Array.from({ length: N }, () => 1), type: 'INT32' },
      ],
    })
    const changed = (change: (bytes: Uint8Array) => Uint8Array) => {
      const bytes = change(new Uint8Array(good.slice(0)))
      return { format: 'parquet' as const, file: fileOf(new Uint8Array(bytes).buffer) }
    }
    const bad = [
      changed((bytes) => bytes.subarray(0, 5)),
      changed((bytes) => bytes.subarray(4)),
      changed((bytes) => bytes.subarray(0, bytes.length - 10)),
      changed((bytes) => bytes.fill(255, bytes.length - 8, bytes.length - 4)),
      changed((bytes) => bytes.fill(170, bytes.length - 300, bytes.length - 8)),
    ]
    for (const source of bad) await expect(readTable(source)).rejects.toMatchObject({ code: 'invalid_table' })
    const { error } = await readTable(changed((bytes) => bytes.fill(255, 10, 2000)))
    expect(error).toMatchObject({ name: 'TableError', code: 'invalid_table' })
  })

  it('never fails otherwise than by saying so, whatever bytes are changed', async () => {
    const good = new Uint8Array(
      parquetWriteBuffer({
        columnData: [
          { name: 'id', data: ['a', 'b', 'c'], type: 'STRING' },
          { name: 'timestamp', data: [at(0), at(1), at(2)], type: 'TIMESTAMP' },
          { name: 'prediction', data: [1, 0, 1], type: 'INT32' },
          { name: 'x', data: [1, 2, 3], type: 'DOUBLE' },
        ],
      }),
    )
    for (let place = 0; place < good.length; place++) {
      const bytes = new Uint8Array(good)
      bytes[place] = (bytes[place] ?? 0) ^ 0xff
      const { error } = await readTable({ format: 'parquet', file: fileOf(bytes.buffer) }).catch((error) => ({ error }))
      if (error !== null) expect((error as { code: string }).code, String(error)).toBe('invalid_table')
    }
  })
})
