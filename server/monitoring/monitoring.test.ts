import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { addModel } from '@/server/imports/import-fixture'
import type { Caller } from '@/server/kernel/context'
import { createKpi } from '@/server/kpis/create'
import { ingestLabels } from '@/server/labels/ingest'
import { ingestPredictions } from '@/server/predictions/ingest'
import { openTestSystem, type TestSystem } from '@/server/testing/open-test-system'
import { evaluateVersion } from './evaluate'
import { readHome } from './home'
import { modelOverview, readModelHealth, readVersionHealth } from './overview'

let test: TestSystem
let ingest: Caller
let model = ''
let n = 0
beforeAll(async () => {
  test = await openTestSystem()
})
afterAll(() => test.close())
beforeEach(async () => {
  model = `m${n++}`
  await addModel(test, model, [{ name: 'x', type: 'numeric' }])
  ingest = await test.withKey('ingest')
})

const row = (id: string, over = {}) => ({
  id,
  timestamp: '2026-01-05T10:00:00Z',
  features: { x: 1 },
  prediction: '1',
  score: 0.5,
  ...over,
})
const send = (rows: unknown[], atomic = false) =>
  ingestPredictions.execute(ingest, { model, version: '1', predictions: rows, atomic })
const health = async () => readVersionHealth.execute(await test.withKey('read'), { model, version: '1' })
const home = async (useCase = model) => readHome.execute(await test.as('data_scientist'), { useCase })
async function versionNo(): Promise<number> {
  const [found] = await test.raw<{ no: number }>(
    'select v.no from model_versions v join models m on m.id = v.model_id where m.slug = $1',
    [model],
  )
  return found?.no ?? 0
}
const evaluate = async () => evaluateVersion(test.engine, await versionNo(), test.clock.now().getTime())
const pending = async () =>
  (await test.raw('select 1 from version_pending where version_no = $1', [await versionNo()])).length

describe('how a version is doing', () => {
  it('is nothing before its first prediction', async () => {
    expect(await health()).toBeNull()
    await evaluate()
    expect(await test.raw('select 1 from version_health where version_no = $1', [await versionNo()])).toEqual([])
  })

  it('counts what was acknowledged at once, before and after the standing figures are refreshed', async () => {
    await send([row('a'), row('b')])
    expect(await health()).toMatchObject({ predictions: 2, labelled: 0 })
    await evaluate()
    expect(await pending()).toBe(0)
    test.clock.advance(10_000)
    await ingestLabels.execute(ingest, { model, labels: [{ id: 'a', label: '1' }] })
    expect(await pending()).toBe(1)
    expect(await health()).toMatchObject({ predictions: 2, labelled: 1 })
  })

  it('is known at home from its first prediction on, to the hour', async () => {
    expect((await home()).newestPrediction).toBeNull()
    await send([row('a')])
    expect((await home()).newestPrediction).toBe('2026-01-05T11:00:00.000Z')
  })

  it('is refreshed also when the write before was refused after all', async () => {
    await send([row('a')])
    await evaluate()
    test.clock.advance(10_000)
    await expect(send([row('b'), row('a', { score: 0.9 })], true)).rejects.toMatchObject({ code: 'all_rejected' })
    expect(await pending()).toBe(0)
    await send([row('c')])
    expect(await pending()).toBe(1)
    expect(await health()).toMatchObject({ predictions: 2 })
  })

  it('stays marked when something came in while it was summed up', async () => {
    for (let round = 0; round < 20; round++) {
      await Promise.all([send([row(`r${round}`)]), evaluate()])
      const [stored] = await test.raw<{ predictions: number }>(
        'select predictions::integer from version_health where version_no = $1',
        [await versionNo()],
      )
      if ((await pending()) === 0) expect(stored?.predictions).toBe(round + 1)
      expect(await health()).toMatchObject({ predictions: round + 1 })
    }
  })

  it('says from when to when, and what cannot be said yet', async () => {
    await send([row('a'), row('b', { timestamp: '2026-01-06T23:30:00Z', features: { x: 1, zzz: 1 } })])
    expect(await health()).toMatchObject({
      firstPrediction: '2026-01-05T10:00:00.000Z',
      newestPrediction: '2026-01-07T00:00:00.000Z',
      drift: { measured: false, reason: 'no_reference' },
      performance: { measured: false, reason: 'no_labels_yet' },
      quality: { measured: false, unknownFeatures: 1 },
    })
  })
})

describe('lists and homes', () => {
  it('name each version with how it is doing', async () => {
    await send([row('a')])
    const asked = { useCase: model }
    const { items } = await modelOverview.execute(await test.as('manager'), asked)
    expect(items).toMatchObject([
      { slug: model, versions: [{ version: '1', kind: 'ml', hasReference: false, health: { predictions: 1 } }] },
    ])
    const { versions } = await readModelHealth.execute(await test.as('manager'), { model })
    expect(versions).toEqual(items[0]?.versions)
  })

  it('count versions, those that are watched, and name the others', async () => {
    expect(await home()).toMatchObject({
      counts: { versions: 1, monitored: 0, unlabelled: 0 },
      newestPrediction: null,
      versions: [],
      unmonitored: [{ slug: model, version: '1' }],
    })
    await send([row('a')])
    await evaluate()
    expect(await home()).toMatchObject({
      counts: { versions: 1, monitored: 1, unlabelled: 1 },
      newestPrediction: '2026-01-05T11:00:00.000Z',
      versions: [{ model: { slug: model }, version: '1', kind: 'ml', health: { predictions: 1 } }],
      unmonitored: [],
    })
  })

  it('show the goals of the use case', async () => {
    const goal = { slug: `${model}-goal`, name: 'Found', unit: '%', direction: 'up', target: 55, source: 'Weekly.' }
    await createKpi.execute(await test.as('admin'), { useCase: model, ...goal })
    expect((await home()).goals).toMatchObject([{ slug: `${model}-goal`, verdict: 'no_data', newest: null }])
  })

  it('hold nothing of another use case', async () => {
    await send([row('a')])
    await evaluate()
    await addModel(test, `${model}-other`, [{ name: 'x', type: 'numeric' }])
    const [own] = await test.raw<{ id: string }>('select id from use_cases where slug = $1', [`${model}-other`])
    const outsider = await test.as('data_scientist', own?.id ?? '')
    const seen = await readHome.execute(outsider, {})
    expect(seen.versions).toEqual([])
    expect(seen.unmonitored.map(({ slug }) => slug)).toEqual([`${model}-other`])
    await expect(readHome.execute(outsider, { useCase: model })).rejects.toMatchObject({ code: 'not_found' })
  })
})
