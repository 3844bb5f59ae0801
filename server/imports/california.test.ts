import { existsSync, readFileSync } from 'node:fs'
import { parquetWriteBuffer } from 'hyparquet-writer'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Caller } from '@/server/kernel/context'
import { openTestSystem, type TestSystem } from '@/server/testing/open-test-system'
import { addModel, load } from './import-fixture'

const DATA = '../shared/data'
const FEATURES = ['MedInc', 'HouseAge', 'AveRooms', 'AveBedrms', 'Population', 'AveOccup', 'Latitude', 'Longitude']
const MAP = 'id:id,timestamp:timestamp,prediction:y_pred,score:y_pred_proba'
const ROWS = 8232
const present = existsSync(`${DATA}/california_housing_analysis.csv`)
if (!present) console.warn(`skipped: ${DATA} with the California housing predictions is not here`)

describe.skipIf(!present)('the California housing log', () => {
  let test: TestSystem
  let ingest: Caller
  const file = (name: string) => readFileSync(`${DATA}/california_housing_${name}.csv`)
  const predictions = { model: 'housing', query: { kind: 'predictions', version: '1', map: MAP } }
  beforeAll(async () => {
    test = await openTestSystem()
    await addModel(
      test,
      'housing',
      FEATURES.map((name) => ({ name, type: 'numeric' })),
    )
    ingest = await test.withKey('ingest')
  })
  afterAll(() => test.close())

  it('is accepted whole', async () => {
    const done = await load(ingest, { ...predictions, body: file('analysis') })
    expect(done).toMatchObject({
      state: 'done',
      received: ROWS,
      accepted: ROWS,
      flagged: 0,
      rejected: 0,
      ignoredColumns: [],
    })
  })

  it('is all duplicates when it comes again, also as Parquet', async () => {
    const again = await load(ingest, { ...predictions, body: file('analysis') })
    expect(again).toMatchObject({ received: ROWS, accepted: 0, duplicates: ROWS, rejected: 0 })
    const [head = [], ...cells] = file('analysis')
      .toString('utf8')
      .trim()
      .split('\n')
      .map((line) => line.split(','))
    const column = (name: string) => cells.map((row) => row[head.indexOf(name)] ?? '')
    const times = column('timestamp').map((text) => new Date(`${text.replace(' ', 'T')}Z`))
    const body = parquetWriteBuffer({
      columnData: [
        { name: 'id', data: column('id').map(BigInt), type: 'INT64' },
        { name: 'timestamp', data: times, type: 'TIMESTAMP' },
        { name: 'y_pred', data: column('y_pred').map(Number), type: 'INT32' },
        { name: 'y_pred_proba', data: column('y_pred_proba').map(Number), type: 'DOUBLE' },
        ...FEATURES.map((name) => ({ name, data: column(name).map(Number), type: 'DOUBLE' as const })),
      ],
      rowGroupSize: 3000,
    })
    const headers = { 'content-type': 'application/vnd.apache.parquet' }
    expect(await load(ingest, { ...predictions, body, headers })).toMatchObject({ duplicates: ROWS, rejected: 0 })
  })

  it('takes its labels, once', async () => {
    const labels = {
      model: 'housing',
      query: { kind: 'labels', map: 'id:id,label:clf_target' },
      body: file('analysis_gt'),
    }
    expect(await load(ingest, labels)).toMatchObject({ state: 'done', accepted: ROWS, rejected: 0 })
    expect(await load(ingest, labels)).toMatchObject({ accepted: 0, duplicates: ROWS, rejected: 0 })
  })
})
