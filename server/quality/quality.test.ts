import { afterAll, beforeAll, expect, it } from 'vitest'
import { addModel } from '@/server/imports/import-fixture'
import { referenceEndpoint } from '@/server/models/upload-reference'
import { ingestPredictions } from '@/server/predictions/ingest'
import { openTestSystem, type TestSystem } from '@/server/testing/open-test-system'
import { readQuality } from './read-quality'

let test: TestSystem
const DAYS = 4
const PER_DAY = 60
const at = (row: number) => `2026-01-0${1 + Math.floor(row / PER_DAY)}T00:00:${String(row % PER_DAY).padStart(2, '0')}Z`

/** On each day 10 rows lack `x`, 5 lie beyond the reference, 4 are of a kind that it never held, 3 carry what the version does not know. */
function features(row: number) {
  const place = row % PER_DAY
  return {
    ...(place >= 10 && { x: place < 15 ? 1000 : place }),
    c: place >= 15 && place < 19 ? 'new' : 'old',
    ...(place < 3 && { extra: 1 }),
  }
}

beforeAll(async () => {
  test = await openTestSystem()
  await addModel(test, 'm', [
    { name: 'x', type: 'numeric' },
    { name: 'c', type: 'categorical' },
  ])
  const rows = Array.from({ length: 100 }, (_, i) => `r${i},2025-12-01T00:00:00Z,1,0.5,${i},old`)
  const body = ['id,timestamp,prediction,score,x,c', ...rows].join('\n')
  const init = { method: 'PUT', body, headers: { 'content-type': 'text/csv' } }
  await referenceEndpoint.handle(new Request('http://localhost/', init), {
    params: { model: 'm', version: '1' },
    query: new URLSearchParams(),
    caller: await test.as('admin'),
  })
  const predictions = Array.from({ length: DAYS * PER_DAY }, (_, row) => ({
    id: `p${row}`,
    timestamp: at(row),
    features: features(row),
    prediction: '1',
    score: 0.5,
  }))
  await ingestPredictions.execute(await test.withKey('ingest'), { model: 'm', version: '1', predictions })
})
afterAll(() => test.close())

const ask = { model: 'm', version: '1', from: '2026-01-01T00:00:00Z', to: '2026-01-05T00:00:00Z' }

it('counts what is missing, out of range, unseen and unknown, day by day', async () => {
  const { windows, hasReference } = await readQuality.execute(await test.withKey('read'), {
    ...ask,
    granularity: 'day',
  })
  expect(hasReference).toBe(true)
  expect(windows.map(({ from }) => from.slice(0, 10))).toEqual(['2026-01-01', '2026-01-02', '2026-01-03', '2026-01-04'])
  for (const { predictions, features: found } of windows) {
    expect(predictions).toBe(PER_DAY)
    expect(found.map(({ feature }) => feature)).toEqual(['x', 'c'])
    expect(found[0]).toMatchObject({
      n: { window: 60, reference: 100 },
      missing: { window: 10 / 60 },
      outOfRange: { window: 5 / 50 },
      unseen: null,
    })
    expect(found[1]).toMatchObject({ missing: { window: 0 }, outOfRange: null, unseen: { window: 4 / 60 } })
  }
  const [whole] = (await readQuality.execute(await test.withKey('read'), ask)).windows
  expect(whole?.unknownFeatures).toEqual([{ feature: 'extra', count: 12, share: 12 / 240 }])
})

it('gives one feature when one is asked for, and knows no other', async () => {
  const reader = await test.withKey('read')
  const all = await readQuality.execute(reader, { ...ask, granularity: 'day' })
  const one = await readQuality.execute(reader, { ...ask, granularity: 'day', feature: 'c' })
  expect(one.windows.map(({ features: found }) => found)).toEqual(all.windows.map(({ features: [, c] }) => [c]))
  expect(one.windows.map(({ flagged }) => flagged)).toEqual(all.windows.map(({ flagged }) => flagged))
  await expect(readQuality.execute(reader, { ...ask, feature: '@score' })).rejects.toMatchObject({ code: 'not_found' })
})

it('shows values only to whoever may read them', async () => {
  expect((await readQuality.execute(await test.as('data_scientist'), ask)).unseenValues).toEqual([
    { feature: 'c', value: 'new', count: 16 },
  ])
  expect((await readQuality.execute(await test.as('manager'), ask)).unseenValues).toBeNull()
})
