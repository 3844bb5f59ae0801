import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { tableModel } from '@/domain/rules/rules-fixture'
import { ingestLabels } from '@/server/labels/ingest'
import { createModel } from '@/server/models/create'
import { createVersion } from '@/server/models/create-version'
import { ingestPredictions } from '@/server/predictions/ingest'
import { openTestSystem, type TestSystem } from '@/server/testing/open-test-system'
import { createUseCase } from '@/server/use-cases/create'
import { setValue } from '@/server/value/set-value'
import { compareVersions } from './read-compare'
import { readLeaderboard } from './read-leaderboard'

const HOUR = 3_600_000
const START = Date.UTC(2025, 11, 20)
const CASES = 600
const MATRIX: [[number, number], [number, number]] = [
  [0, -5],
  [-20, 10],
]
const at = (i: number) => START + i * (HOUR / 2)
const score = (i: number) => ((i * 37) % 101) / 101
const truth = (i: number) => ((i * 53) % 97 < score(i) * 97 ? 1 : 0)
const learnt = (i: number) => (score(i) > 0.6 ? 1 : 0)
const ruled = (i: number) => (i % 3 === 0 ? 1 : 0)
const labelled = (i: number) => i % 7 !== 3
const late = (i: number) => i >= 300
const all = Array.from({ length: CASES }, (_, i) => i)

let test: TestSystem
async function send(
  model: string,
  version: string,
  given: { ids: number[]; decide: (i: number) => number; scored: boolean },
) {
  await ingestPredictions.execute(await test.as('admin'), {
    model,
    version,
    predictions: given.ids.map((i) => ({
      id: `c${i}`,
      timestamp: new Date(at(i)).toISOString(),
      prediction: given.decide(i),
      ...(given.scored && { score: score(i) }),
      latencyMs: 5 + (i % 50),
      segments: { region: i % 2 ? 'north' : 'south' },
    })),
  })
}

beforeAll(async () => {
  test = await openTestSystem()
  const admin = await test.as('admin')
  await createUseCase.execute(admin, { slug: 'u', name: 'U', problem: 'p' })
  await createUseCase.execute(admin, { slug: 'other', name: 'O', problem: 'p' })
  const base = { useCase: 'u', kind: 'ml', task: 'binary', positiveClass: '1' } as const
  await createModel.execute(admin, { ...base, slug: 'm', name: 'M' })
  await createModel.execute(admin, { ...base, slug: 'twin', name: 'Twin', kind: 'rules' })
  const features = [{ name: 'x', type: 'numeric' as const }]
  const common = { features, segments: ['region'] }
  const rules = tableModel({
    fields: ['x'],
    rows: [
      ['>= 0', '"1"'],
      ['< 0', '"0"'],
    ],
  })
  await createVersion.execute(admin, { model: 'm', version: 'v0', ...common, rules, reason: 'the incumbent' })
  await createVersion.execute(admin, {
    model: 'm',
    version: 'v1',
    ...common,
    features: [...features, { name: 'y', type: 'categorical' }],
    lineage: { parameters: { depth: 3, rate: 0.1 }, code: 'abc' },
  })
  await createVersion.execute(admin, {
    model: 'm',
    version: 'v2',
    ...common,
    lineage: { parameters: { depth: 5, rate: 0.1 }, code: 'abc' },
  })
  await createVersion.execute(admin, { model: 'm', version: 'idle', ...common })
  await createVersion.execute(admin, { model: 'twin', version: 'v0', ...common })
  await send('m', 'v0', { ids: all, decide: ruled, scored: false })
  await send('m', 'v1', { ids: all, decide: learnt, scored: true })
  await send('m', 'v2', { ids: all.filter(late), decide: (i) => (score(i) > 0.4 ? 1 : 0), scored: true })
  await send('twin', 'v0', { ids: all, decide: ruled, scored: false })
  const labels = all.filter(labelled).map((i) => ({
    id: `c${i}`,
    label: truth(i),
    timestamp: new Date(at(i) + HOUR).toISOString(),
  }))
  for (const model of ['m', 'twin']) await ingestLabels.execute(admin, { model, labels })
  await setValue.execute(admin, { model: 'm', currency: 'EUR', matrix: MATRIX, reviewCostPerPositive: 0.5 })
})
afterAll(() => test.close())

const correct = (decide: (i: number) => number, ids: number[]) => ids.filter((i) => decide(i) === truth(i)).length
const money = (decide: (i: number) => number, i: number) =>
  (MATRIX[truth(i)]?.[decide(i)] ?? Number.NaN) - 0.5 * decide(i)
const mean = (xs: number[]) => xs.reduce((sum, x) => sum + x, 0) / xs.length

describe('a comparison', () => {
  it('treats rules and learnt model alike, on exactly the labelled cases of both', async () => {
    const found = await compareVersions.execute(await test.as('manager'), { model: 'm', versions: ['v0', 'v1'] })
    const ids = all.filter(labelled)
    expect(found).toMatchObject({ n: ids.length, reason: null, capped: null, currency: 'EUR' })
    expect(found.versions.map((version) => version.kind)).toEqual(['rules', 'ml'])
    const [rules, ml] = found.versions
    expect(rules?.metrics.accuracy?.value).toBeCloseTo(correct(ruled, ids) / ids.length, 12)
    expect(ml?.metrics.accuracy?.value).toBeCloseTo(correct(learnt, ids) / ids.length, 12)
    expect(rules?.metrics.roc_auc).toEqual({ value: null, reason: 'no_scores' })
    const [comparison] = found.comparisons
    const firstOnly = ids.filter((i) => ruled(i) === truth(i) && learnt(i) !== truth(i)).length
    const secondOnly = ids.filter((i) => ruled(i) !== truth(i) && learnt(i) === truth(i)).length
    expect(comparison?.correctness).toMatchObject({ firstOnly, secondOnly, method: 'chi_square' })
    expect(comparison?.metrics.accuracy).toMatchObject({ verdict: 'better' })
    expect(comparison?.metrics.accuracy?.value).toBeCloseTo((secondOnly - firstOnly) / ids.length, 12)
    expect(comparison?.rocAuc).toEqual({ value: null, reason: 'no_scores' })
    expect(rules?.value?.value).toBeCloseTo(mean(ids.map((i) => money(ruled, i))), 10)
    expect(comparison?.value?.value).toBeCloseTo(mean(ids.map((i) => money(learnt, i) - money(ruled, i))), 10)
    expect(found.segments).toMatchObject({ metric: 'f1' })
    expect(found.segments.items.map((item) => item.n)).toEqual([
      ids.filter((i) => i % 2 === 0).length,
      ids.filter((i) => i % 2 === 1).length,
    ])
  })

  it('shows only what differs', async () => {
    const found = await compareVersions.execute(await test.as('manager'), { model: 'm', versions: ['v1', 'v2'] })
    expect(found.differs).toEqual([
      { aspect: 'features', name: 'y', values: ['categorical, required, unclassified, raw', null] },
      { aspect: 'lineage', name: 'parameters.depth', values: ['3', '5'] },
    ])
    const ids = all.filter((i) => labelled(i) && late(i))
    expect(found.n).toBe(ids.length)
    expect(found.comparisons[0]?.rocAuc).toEqual({ value: null, reason: 'no_difference' })
    expect(found.versions[0]?.latencyMs?.p50).toMatchObject({ value: expect.any(Number), low: expect.any(Number) })
  })

  it('names what cannot be compared', async () => {
    const manager = await test.as('manager')
    const idle = await compareVersions.execute(manager, { model: 'm', versions: ['v0', 'idle'] })
    expect(idle).toMatchObject({ n: 0, reason: 'no_shared_labelled_cases', comparisons: [] })
    for (const versions of [['v0'], ['v0', 'v0'], ['v0', 'v1', 'v2', 'idle', 'v5'], 'v0'])
      await expect(compareVersions.execute(manager, { model: 'm', versions })).rejects.toMatchObject({
        code: 'invalid_input',
      })
    await expect(compareVersions.execute(manager, { model: 'm', versions: 'v0,no' })).rejects.toMatchObject({
      code: 'not_found',
    })
  })
})

describe('the leaderboard', () => {
  it('puts every candidate on the cases it shares with the yardstick', async () => {
    const manager = await test.as('manager')
    const found = await readLeaderboard.execute(manager, { useCase: 'u', model: 'm', version: 'v0' })
    expect(found).toMatchObject({ task: 'binary', metric: 'f1', yardstick: { model: 'm', version: 'v0' }, next: null })
    const rows = Object.fromEntries(found.items.map((item) => [`${item.model.slug} ${item.version}`, item]))
    expect(rows['m v1']).toMatchObject({ basis: 'same_cases', n: all.filter(labelled).length, kind: 'ml' })
    expect(rows['m v2']).toMatchObject({ basis: 'shared_cases', n: all.filter((i) => labelled(i) && late(i)).length })
    expect(rows['twin v0']).toMatchObject({ basis: 'shared_cases', n: all.filter(labelled).length })
    expect(rows['m idle']).toMatchObject({ basis: 'own_cases', n: 0 })
    expect(rows['twin v0']?.metrics.accuracy).toEqual(rows['m v0']?.metrics.accuracy)
    expect(rows['twin v0']?.differences.accuracy?.value).toBe(0)
    expect(rows['m v1']?.differences.accuracy?.low).toBeGreaterThan(0)
    const ids = all.filter(labelled)
    expect(rows['m v1']?.value.value).toBeCloseTo(mean(ids.map((i) => money(learnt, i))), 10)
    expect(rows['twin v0']?.value).toEqual({ value: null, reason: 'no_value_model' })
    expect(found.items.at(-1)?.version).toBe('idle')
    const f1 = found.items.slice(0, -1).map((item) => item.metrics.f1?.value ?? 0)
    expect(f1).toEqual([...f1].sort((a, b) => b - a))
  })

  it('pages through all candidates once', async () => {
    const manager = await test.as('manager')
    const seen: string[] = []
    for (let cursor: string | null | undefined; cursor !== null; ) {
      const page: Awaited<ReturnType<typeof readLeaderboard.execute>> = await readLeaderboard.execute(manager, {
        useCase: 'u',
        limit: 2,
        model: 'm',
        version: 'v0',
        ...(cursor && { cursor }),
      })
      seen.push(...page.items.map((item) => `${item.model.slug} ${item.version}`))
      cursor = page.next
    }
    expect(seen.sort()).toEqual(['m idle', 'm v0', 'm v1', 'm v2', 'twin v0'])
  })

  it('says so where nobody can be ranked, and hides other use cases', async () => {
    const empty = await readLeaderboard.execute(await test.as('manager'), { useCase: 'other' })
    expect(empty).toMatchObject({ items: [], reason: 'no_measurable_model' })
    const [other] = await test.raw<{ id: string }>("select id from use_cases where slug = 'other'")
    const outsider = await test.as('manager', other?.id)
    await expect(readLeaderboard.execute(outsider, { useCase: 'u' })).rejects.toMatchObject({ code: 'not_found' })
    await expect(compareVersions.execute(outsider, { model: 'm', versions: ['v0', 'v1'] })).rejects.toMatchObject({
      code: 'not_found',
    })
  })
})
