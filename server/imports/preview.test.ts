import { parquetWriteBuffer } from 'hyparquet-writer'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestSystem, type TestSystem } from '@/server/testing/open-test-system'
import { addModel } from './import-fixture'
import { previewImport } from './preview'

let test: TestSystem
beforeAll(async () => {
  test = await openTestSystem()
  await addModel(test, 'm', [
    { name: 'x', type: 'numeric' },
    { name: 'colour', type: 'categorical' },
  ])
})
afterAll(() => test.close())

const preview = async (bytes: Uint8Array, more: Record<string, unknown> = {}) =>
  previewImport.execute(await test.as('data_engineer'), {
    model: 'm',
    kind: 'predictions',
    version: '1',
    head: Buffer.from(bytes).toString('base64'),
    size: bytes.length,
    fileName: 'log.csv',
    ...more,
  })

const CSV = 'flight_id,ts,y_pred,y_pred_proba,X,colour,note\na,2025-06-01,1,0.5,1,red,n\nb,yesterday,0,1.5,many,,n\n'

describe('the preview of a file', () => {
  it('guesses the mapping and shows what each column is and what looks wrong', async () => {
    const seen = await preview(Buffer.from(CSV))
    expect(seen).toMatchObject({
      format: 'csv',
      guessed: true,
      map: { id: 'flight_id', timestamp: 'ts', prediction: 'y_pred', score: 'y_pred_proba', x: 'X' },
      ignored: ['note'],
      problem: null,
      rows: { sampled: 2, refused: [] },
    })
    const columns = Object.fromEntries(seen.columns.map((column) => [column.name, column]))
    expect(columns.flight_id).toEqual({ name: 'flight_id', samples: ['a', 'b'], uses: ['id'], problems: [] })
    expect(columns.ts?.problems).toEqual([{ use: 'timestamp', code: 'not_a_time', share: 0.5 }])
    expect(columns.y_pred_proba?.problems).toEqual([{ use: 'score', code: 'out_of_range', share: 0.5 }])
    expect(columns.X).toMatchObject({ uses: ['x'], problems: [{ code: 'not_numeric', share: 0.5 }] })
    expect(columns.colour).toMatchObject({
      samples: ['red'],
      uses: ['colour'],
      problems: [{ code: 'empty', share: 0.5 }],
    })
    expect(columns.note).toMatchObject({ samples: ['n'], uses: [], problems: [] })
  })

  it('says why a mapping cannot be used, and takes another', async () => {
    const wrong = await preview(Buffer.from(CSV), { map: 'id:note' })
    expect(wrong).toMatchObject({ guessed: false, map: { id: 'note' }, problem: { code: 'invalid_table' } })
    expect(wrong.problem?.errors.map(({ pointer }) => pointer)).toEqual(['/timestamp', '/prediction'])
    const mended = await preview(Buffer.from(CSV), { map: 'id:flight_id,timestamp:ts,prediction:y_pred' })
    expect(mended).toMatchObject({ problem: null, ignored: ['y_pred_proba', 'X', 'note'] })
  })

  it('reads the beginning of a longer file, to its last whole line', async () => {
    const seen = await preview(Buffer.from(`${CSV}c,2025-`), { size: 1e9 })
    expect(seen.rows).toEqual({ sampled: 2, refused: [] })
  })

  it('reads the columns of a Parquet file from its end', async () => {
    const parquet = new Uint8Array(
      parquetWriteBuffer({
        columnData: [
          { name: 'id', data: Array.from({ length: 2000 }, (_, i) => `case ${i}`), type: 'STRING' },
          { name: 'scored_at', data: Array.from({ length: 2000 }, () => new Date(0)), type: 'TIMESTAMP' },
          { name: 'prediction', data: Array.from({ length: 2000 }, () => 1), type: 'INT32' },
        ],
      }),
    )
    const whole = await preview(parquet, { fileName: 'log.parquet' })
    expect(whole).toMatchObject({ format: 'parquet', map: { timestamp: 'scored_at' }, rows: { sampled: 200 } })
    expect(whole.columns[0]?.samples).toHaveLength(5)
    const tail = Buffer.from(parquet.subarray(-1500)).toString('base64')
    const ends = await preview(parquet.subarray(0, 100), { fileName: 'log.parquet', size: parquet.length, tail })
    expect(ends).toMatchObject({ columns: [{ name: 'id', samples: [] }, {}, {}], rows: { sampled: 0 }, problem: null })
  })

  it('refuses what is no table, and who may not import', async () => {
    await expect(preview(Buffer.from(''))).rejects.toMatchObject({ code: 'invalid_table' })
    await expect(previewImport.execute(await test.as('manager'), {})).rejects.toMatchObject({ code: 'forbidden' })
  })
})
