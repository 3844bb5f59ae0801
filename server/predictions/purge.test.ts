import { afterAll, beforeAll, expect, it } from 'vitest'
import { createModel } from '@/server/models/create'
import { createVersion } from '@/server/models/create-version'
import { readPerformance } from '@/server/performance/read-performance'
import { openTestSystem, type TestSystem } from '@/server/testing/open-test-system'
import { createUseCase } from '@/server/use-cases/create'
import { ingestPredictions } from './ingest'
import { purgeRawRows } from './purge'

let test: TestSystem
beforeAll(async () => {
  test = await openTestSystem()
})
afterAll(() => test.close())

const rows = async () => (await test.raw<{ n: number }>('select count(*)::integer as n from predictions'))[0]?.n

it('removes raw rows past the retention, keeps the figures, and says so in the audit', async () => {
  const admin = await test.as('admin')
  await createUseCase.execute(admin, { slug: 'u', name: 'U', problem: 'p' })
  await createModel.execute(admin, {
    slug: 'm',
    name: 'M',
    useCase: 'u',
    kind: 'ml',
    task: 'regression',
    retentionDays: 30,
  })
  await createVersion.execute(admin, { model: 'm', version: '1', features: [] })
  const send = async (id: string) =>
    ingestPredictions.execute(await test.as('admin'), {
      model: 'm',
      version: '1',
      predictions: [{ id, timestamp: '2026-01-10T00:00:00Z', prediction: 1 }],
    })
  await send('old')
  test.clock.advance(29 * 86_400_000)
  await send('young')
  await purgeRawRows(test.clock.now())
  expect(await rows()).toBe(2)
  test.clock.advance(2 * 86_400_000)
  await purgeRawRows(test.clock.now())
  expect(await rows()).toBe(1)
  const window = { from: '2026-01-10T00:00:00Z', to: '2026-01-11T00:00:00Z' }
  const figures = await readPerformance.execute(await test.as('admin'), { model: 'm', version: '1', ...window })
  expect(figures.windows[0]?.n).toBe(2)
  const audit = await test.raw<{ detail: { predictions: number } }>(
    "select detail from audit_records where action = 'predictions.purge'",
  )
  expect(audit.map((record) => record.detail.predictions)).toEqual([1])
})
