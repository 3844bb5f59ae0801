import { gzipSync } from 'node:zlib'
import { parquetWriteBuffer } from 'hyparquet-writer'
import { describe, expect, it } from 'vitest'
import { REFERENCE_ROWS_MAX } from '@/domain/imports/table-columns'
import { readReferenceRows } from './read-reference-table'
import { binarySpec, feature } from './test-table'

const options = { spec: binarySpec([feature('x')]), map: { label: 'truth' }, zone: 'UTC' }
const request = (body: BodyInit, headers: Record<string, string> = {}) =>
  new Request('http://localhost/reference', {
    method: 'PUT',
    body,
    headers: { 'content-type': 'text/csv', ...headers },
  })

async function rowsOf(sent: Request): Promise<unknown[]> {
  const table = await readReferenceRows(sent, options)
  const rows: unknown[] = []
  try {
    for await (const batch of table.batches()) rows.push(...batch.map(({ raw }) => raw))
  } finally {
    await table.close()
  }
  return rows
}

const CSV = 'x,truth,score\n1,0,0.25\n2,1,0.75\n'
const ROWS = [
  { features: { x: 1 }, label: '0', score: 0.25 },
  { features: { x: 2 }, label: '1', score: 0.75 },
]

describe('a reference', () => {
  it('is read as CSV, packed or not, by its type or by what it looks like', async () => {
    expect(await rowsOf(request(CSV))).toEqual(ROWS)
    expect(await rowsOf(request(gzipSync(CSV), { 'content-encoding': 'gzip' }))).toEqual(ROWS)
    expect(await rowsOf(request(gzipSync(CSV), { 'content-type': 'application/gzip' }))).toEqual(ROWS)
    expect(await rowsOf(request(CSV, { 'content-type': 'application/octet-stream' }))).toEqual(ROWS)
  })

  it('is read as NDJSON and Parquet', async () => {
    const lines = '{"x":1,"truth":"0","score":0.25}\n{"x":2,"truth":"1","score":0.75}'
    expect(await rowsOf(request(lines, { 'content-type': 'application/x-ndjson' }))).toEqual(ROWS)
    const parquet = parquetWriteBuffer({
      columnData: [
        { name: 'x', data: [1, 2], type: 'DOUBLE' },
        { name: 'truth', data: ['0', '1'], type: 'STRING' },
        { name: 'score', data: [0.25, 0.75], type: 'DOUBLE' },
      ],
    })
    for (const type of ['application/vnd.apache.parquet', 'application/octet-stream'])
      expect(await rowsOf(request(parquet, { 'content-type': type }))).toEqual(ROWS)
  })

  it.each([
    ['a type that is no table', 'x', { 'content-type': 'application/json' }, 'unsupported_media_type'],
    ['an encoding that is not gzip', CSV, { 'content-encoding': 'br' }, 'unsupported_media_type'],
    ['gzip that is none', CSV, { 'content-encoding': 'gzip' }, 'invalid_encoding'],
    ['half a file of gzip', gzipSync(CSV).subarray(0, 25), {}, 'invalid_encoding'],
    ['nothing', '', {}, 'invalid_table'],
    ['a quote left open', 'x,truth\n1,"0\n', {}, 'invalid_table'],
    ['Parquet without a footer', 'PAR1 and so on', { 'content-type': 'application/x-parquet' }, 'invalid_table'],
  ])('is refused: %s', async (_name, body, headers, code) => {
    await expect(rowsOf(request(body, headers as Record<string, string>))).rejects.toMatchObject({ code })
  })

  it('may have a million rows and not one more', async () => {
    const text = `x,truth\n${'1,1\n'.repeat(REFERENCE_ROWS_MAX + 1)}`
    await expect(rowsOf(request(text))).rejects.toMatchObject({
      code: 'too_many_rows',
      message: expect.stringContaining(String(REFERENCE_ROWS_MAX)),
    })
  })
})
