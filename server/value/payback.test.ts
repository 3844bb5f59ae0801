import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ingestLabels } from '@/server/labels/ingest'
import { createModel } from '@/server/models/create'
import { createVersion } from '@/server/models/create-version'
import { ingestPredictions } from '@/server/predictions/ingest'
import { openTestSystem, type TestSystem } from '@/server/testing/open-test-system'
import { createUseCase } from '@/server/use-cases/create'
import { readValue } from './read-value'
import { setValue } from './set-value'

const START = Date.UTC(2026, 0, 5, 6)
const DAY = 86_400_000
const HOUR = 3_600_000
const DAYS = 4
const CASES = 10

let test: TestSystem
beforeAll(async () => {
  test = await openTestSystem()
  const admin = await test.as('admin')
  await createUseCase.execute(admin, { slug: 'u', name: 'U', problem: 'p' })
  const model = { slug: 'm', name: 'M', useCase: 'u', kind: 'ml', task: 'binary', positiveClass: '1' } as const
  await createModel.execute(admin, model)
  for (const version of ['rules', 'v1', 'silent'])
    await createVersion.execute(admin, { model: 'm', version, features: [] })
  const cases = Array.from({ length: DAYS * CASES }, (_, i) => ({
    id: `c${i}`,
    timestamp: new Date(START + Math.floor(i / CASES) * DAY + (i % CASES) * HOUR).toISOString(),
    place: i % CASES,
  }))
  const send = (version: string, decide: (place: number) => number) =>
    ingestPredictions.execute(admin, {
      model: 'm',
      version,
      predictions: cases.map(({ place, ...one }) => ({ ...one, prediction: decide(place) })),
    })
  await send('v1', (place) => (place < 5 ? 1 : 0))
  await send('rules', (place) => (place < 2 ? 1 : 0))
  const labels = cases.map(({ place, ...one }) => ({ ...one, label: place < 5 ? 1 : 0 }))
  await ingestLabels.execute(admin, { model: 'm', labels })
})
afterAll(() => test.close())

/**
 * Each day 5 of 10 cases are positive. v1 finds all, 5 x 20 = 100; the rules find 2 and miss 3, 40 - 30 = 10; doing nothing
 * misses 5, -50. With a fixed cost of 1 a day v1 is 149 a day over doing nothing, and 90 over the rules, which cost the same.
 */
const TERMS = {
  model: 'm',
  currency: 'EUR',
  matrix: [
    [0, -2],
    [-10, 20],
  ],
  fixedCostPerMonth: 31,
} as const
type Terms = { oneOffCost?: number; baseline?: 'do_nothing' | { version: string }; from?: string }

const WHOLE = { from: '2026-01-05T00:00:00Z', to: '2026-01-09T00:00:00Z', granularity: 'day' } as const
type Range = { from?: string; to?: string; granularity?: 'day' | 'hour' }

async function set(terms: Terms): Promise<void> {
  const { matrix, ...others } = TERMS
  const [negative, positive] = matrix
  await setValue.execute(await test.as('manager'), { ...others, ...terms, matrix: [[...negative], [...positive]] })
}
const read = async (range: Range = WHOLE) =>
  (await readValue.execute(await test.as('manager'), { model: 'm', version: 'v1', ...range })).payback

describe('the payback date of a version', () => {
  it('has a reason without a value matrix and without a one-off cost', async () => {
    expect(await read()).toEqual({ value: null, reason: 'no_value_model' })
    await set({})
    expect(await read()).toEqual({ value: null, reason: 'no_one_off_cost' })
  })

  it('is a day over doing nothing, the same whatever range is asked for', async () => {
    await set({ oneOffCost: 400 })
    const found = await read()
    // 149, 298, 447, 596.
    expect(found).toMatchObject({ value: '2026-01-07', oneOffCost: 400, from: '2026-01-05T00:00:00.000Z' })
    const { total } = await readValue.execute(await test.as('manager'), { model: 'm', version: 'v1', ...WHOLE })
    expect(found).toMatchObject({ difference: { value: total?.difference.value } })
    expect(total?.difference.value).toBeCloseTo(596, 9)
    const ranges: Range[] = [
      {},
      { from: '2026-01-08T00:00:00Z', to: '2026-01-09T00:00:00Z' },
      { from: '2025-12-01T00:00:00Z', to: '2026-01-15T00:00:00Z' },
      { ...WHOLE, granularity: 'hour' },
    ]
    for (const range of ranges) expect(await read(range)).toEqual(found)
  })

  it('is a day over a version, or what is still to go', async () => {
    await set({ oneOffCost: 200, baseline: { version: 'rules' } })
    const found = await read()
    expect(found).toMatchObject({ value: '2026-01-07', difference: { cases: 'same' } })
    expect(await read({ from: '2026-01-06T00:00:00Z', to: '2026-01-07T00:00:00Z' })).toEqual(found)
    await set({ oneOffCost: 600 })
    const open = await read()
    expect(open).toMatchObject({ value: null, reason: 'not_yet', oneOffCost: 600 })
    expect((open as { remaining: number }).remaining).toBeCloseTo(4, 9)
  })

  it('has a reason where the baseline decided nothing', async () => {
    await set({ oneOffCost: 200, baseline: { version: 'silent' } })
    expect(await read()).toEqual({ value: null, reason: 'baseline_has_no_labels' })
  })

  it('goes by the one-off cost in force at the end of the range', async () => {
    await set({ oneOffCost: 100 })
    await set({ oneOffCost: 500, from: '2026-01-08' })
    expect(await read()).toMatchObject({ value: '2026-01-08', oneOffCost: 500 })
    const before = { from: '2026-01-05T00:00:00Z', to: '2026-01-08T00:00:00Z' }
    expect(await read(before)).toMatchObject({ value: '2026-01-05', oneOffCost: 100 })
  })
})
