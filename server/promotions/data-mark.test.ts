import { afterAll, beforeAll, expect, it } from 'vitest'
import { openTestSystem, type TestSystem } from '@/server/testing/open-test-system'
import { dataMark } from './data-mark'
import { addSite, castOf, score } from './promotion-fixture'

let test: TestSystem
const of = { model: 'm', version: 'v1' }

beforeAll(async () => {
  test = await openTestSystem()
  await addSite(test, await castOf(test), { useCase: 'm', model: 'm', versions: ['v1'] })
})
afterAll(() => test.close())

const send = (id: string) => score(test, of, [{ id, at: test.clock.now(), label: 1, score: 0.7 }])
async function mark(): Promise<number> {
  const [row] = await test.raw<{ version: number; model: number }>(
    'select v.no as version, m.no as model from model_versions v join models m on m.id = v.model_id',
  )
  const now = test.clock.now()
  const asked = { versionNo: row?.version ?? 0, modelNo: row?.model ?? 0, now }
  return now.getTime() - (await test.engine.read((tx) => dataMark(tx, asked))).getTime()
}

it('counts rows up to now, and up to two seconds ago while more keep coming', async () => {
  expect(await mark()).toBe(0)
  await send('first')
  expect(await mark()).toBe(0)
  test.clock.advance(10_000)
  expect(await mark()).toBe(0)
  await send('second')
  expect(await mark()).toBe(2000)
  test.clock.advance(2000)
  expect(await mark()).toBe(0)
})

it('sees labels that keep coming, without a prediction', async () => {
  test.clock.advance(60_000)
  const label = (n: number) =>
    test.raw(
      `insert into labels (case_key, known_at, model_no, external_id, timed, value, received_at)
       select gen_random_uuid(), $1::timestamptz, no, 'x' || $2, false, '1', $1::timestamptz from models`,
      [test.clock.now().toISOString(), String(n)],
    )
  await label(1)
  test.clock.advance(10_000)
  await label(2)
  expect(await mark()).toBe(2000)
})
