import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createDeployment } from '@/server/deployments/create'
import type { Caller } from '@/server/kernel/context'
import { ingestLabels } from '@/server/labels/ingest'
import { createModel } from '@/server/models/create'
import { createVersion } from '@/server/models/create-version'
import { ingestPredictions } from '@/server/predictions/ingest'
import type { TestSystem } from '@/server/testing/open-test-system'
import { type Cast, openWithCast, planOf, runningTest } from './ab-test-fixture'
import { ingestExposures } from './exposures'
import { getAbTest } from './list'
import { readAbTestResults } from './results'

const HOUR = 3_600_000
const DAY = 24 * HOUR
let test: TestSystem
let cast: Cast
let key: Caller
const caller = () => test.callAs(key.actor)
const as = (name: keyof Cast): Caller => test.callAs(cast[name].actor)
const iso = (at: number) => new Date(at).toISOString()
const read = (id: string) => readAbTestResults.execute(as('scientist'), { id })

beforeAll(async () => {
  ;({ test, cast } = await openWithCast())
  key = await test.withKey('ingest')
})
afterAll(() => test.close())

type Sent = {
  id: string
  version: string
  at: number
  prediction: string | number
  score?: number
  probabilities?: Record<string, number>
  arm?: string
  digest?: string
  fallback?: boolean
  test?: string
}
type Labelled = { id: string; label: string | number; at: number }

async function log(model: string, cases: readonly Sent[], labels: readonly Labelled[]): Promise<void> {
  for (const version of new Set(cases.map((one) => one.version))) {
    const own = cases.filter((one) => one.version === version)
    await ingestPredictions.execute(caller(), {
      model,
      version,
      predictions: own.map(({ id, at, prediction, score, probabilities, arm, digest, fallback, test: named }) => ({
        id,
        timestamp: iso(at),
        features: { x: 1 },
        prediction,
        ...(score !== undefined && { score }),
        ...(probabilities && { probabilities }),
        ...(named && { exposure: { test: named, arm, ...(digest && { digest }), ...(fallback && { fallback }) } }),
      })),
    })
  }
  if (labels.length === 0) return
  await ingestLabels.execute(caller(), {
    model,
    labels: labels.map(({ id, label, at }) => ({ id, label, timestamp: iso(at) })),
  })
}

async function addModel(slug: string, shape: Record<string, unknown>): Promise<void> {
  await createModel.execute(as('scientist'), { slug, name: slug, useCase: 'game', kind: 'ml', ...shape })
  for (const version of ['v1', 'v2']) {
    await createVersion.execute(as('scientist'), {
      model: slug,
      version,
      features: [{ name: 'x', type: 'numeric' }],
      reason: version,
    })
    const environment = version === 'v1' ? 'production' : 'staging'
    const served = { model: slug, version, environment, effectiveFrom: '2025-01-01T00:00:00Z', reason: 'Served.' }
    await createDeployment.execute(as('admin'), served)
  }
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
const armValues = (found: Awaited<ReturnType<typeof read>>, metric: string) =>
  found.metrics.find((one) => one.metric === metric)?.arms.map(({ value }) => value) ?? []

describe('every task', () => {
  it('regression: errors of each arm', async () => {
    await addModel('price', { task: 'regression' })
    const from = test.clock.now().getTime() - 5 * DAY
    const made = (tag: string, named?: string) =>
      Array.from({ length: 120 }, (_, i) => {
        const arm = i % 2 ? 'challenger' : 'control'
        const label = i % 11 === 0 ? 0 : 50 + ((i * 37) % 40)
        const prediction = label + (((i * 53) % 21) - 10) * (i % 2 ? 0.5 : 1)
        return {
          id: `${tag}${i}`,
          version: i % 2 ? 'v2' : 'v1',
          at: from + i * 60_000,
          prediction,
          label,
          arm,
          ...(named && { test: named }),
        }
      })
    const labels = (rows: ReturnType<typeof made>) => rows.map(({ id, label, at }) => ({ id, label, at: at + HOUR }))
    const past = made('p')
    await log('price', past, labels(past))
    const plan = {
      ...planOf({ slug: 'price-test', engine: 'always_valid', primary: { metric: 'mae', direction: 'down', mde: 2 } }),
      model: 'price',
      maturityHours: 2,
      secondary: ['rmse', 'mape', 'smape', 'bias'],
    }
    const id = await runningTest(test, cast, { plan })
    const rows = made('t', id)
    await log('price', rows, labels(rows))
    const found = await read(id)
    const errors = (arm: string) => rows.filter((row) => row.arm === arm)
    const expected = ['control', 'challenger'].map((arm) => {
      const own = errors(arm)
      const off = own.map(({ prediction, label }) => prediction - label)
      const sized = own.filter(({ label }) => label !== 0)
      return {
        mae: mean(off.map(Math.abs)),
        rmse: Math.sqrt(mean(off.map((e) => e * e))),
        mape: mean(sized.map(({ prediction, label }) => Math.abs(prediction - label) / label)),
        smape: mean(
          own.map(({ prediction, label }) =>
            prediction === label ? 0 : (2 * Math.abs(prediction - label)) / (Math.abs(prediction) + Math.abs(label)),
          ),
        ),
        bias: mean(off),
      }
    })
    for (const metric of ['mae', 'rmse', 'mape', 'smape', 'bias'] as const) {
      const values = armValues(found, metric)
      for (const arm of [0, 1]) expect(values[arm], metric).toBeCloseTo(expected[arm]?.[metric] ?? Number.NaN, 9)
    }
  })

  it('multiclass: accuracy and log loss', async () => {
    const classes = ['a', 'b', 'c']
    await addModel('kind', { task: 'multiclass', classes })
    const from = test.clock.now().getTime() - 5 * DAY
    const made = (tag: string, named?: string) =>
      Array.from({ length: 90 }, (_, i) => {
        const p = [0.2 + ((i * 7) % 5) / 10, 0.1 + ((i * 3) % 2) / 10]
        const probabilities = { a: p[0] ?? 0, b: p[1] ?? 0, c: 1 - (p[0] ?? 0) - (p[1] ?? 0) }
        const prediction = classes[i % 3] ?? 'a'
        const label = classes[(i * 5 + (i % 4)) % 3] ?? 'a'
        return {
          id: `${tag}${i}`,
          version: i % 2 ? 'v2' : 'v1',
          at: from + i * 60_000,
          prediction,
          probabilities,
          label,
          arm: i % 2 ? 'challenger' : 'control',
          ...(named && { test: named }),
        }
      })
    const past = made('p')
    await log(
      'kind',
      past,
      past.map(({ id, label, at }) => ({ id, label, at: at + HOUR })),
    )
    const plan = {
      ...planOf({
        slug: 'kind-test',
        engine: 'always_valid',
        primary: { metric: 'accuracy', direction: 'up', mde: 0.2 },
      }),
      model: 'kind',
      maturityHours: 2,
      secondary: ['log_loss'],
    }
    const id = await runningTest(test, cast, { plan })
    const rows = made('t', 'kind-test')
    await log(
      'kind',
      rows,
      rows.map(({ id: own, label, at }) => ({ id: own, label, at: at + HOUR })),
    )
    const found = await read(id)
    for (const [place, arm] of ['control', 'challenger'].entries()) {
      const own = rows.filter((row) => row.arm === arm)
      expect(armValues(found, 'accuracy')[place]).toBeCloseTo(
        mean(own.map(({ prediction, label }) => Number(prediction === label))),
        9,
      )
      const losses = own.map(({ probabilities, label }) => -Math.log(probabilities[label as 'a' | 'b' | 'c']))
      expect(armValues(found, 'log_loss')[place]).toBeCloseTo(mean(losses), 9)
    }
  })

  it('no click is a label too, once H has passed', async () => {
    await addModel('click', {
      task: 'binary',
      positiveClass: '1',
      labels: { policy: 'absence', after: 'P2D', value: '0' },
    })
    const from = test.clock.now().getTime() - 6 * DAY
    const made = (tag: string, named?: string) =>
      Array.from({ length: 80 }, (_, i) => ({
        id: `${tag}${i}`,
        version: i % 2 ? 'v2' : 'v1',
        at: from + i * HOUR,
        prediction: '1',
        score: 0.9,
        arm: i % 2 ? 'challenger' : 'control',
        ...(named && { test: named }),
      }))
    const clicked = (rows: ReturnType<typeof made>) =>
      rows.filter((_, i) => i % 5 === 0).map(({ id, at }) => ({ id, label: '1', at: at + HOUR }))
    const past = made('p')
    await log('click', past, clicked(past))
    const { maturityHours: _, ...open } = planOf({
      slug: 'click-test',
      engine: 'always_valid',
      primary: { metric: 'precision', direction: 'up', mde: 0.2 },
    })
    const id = await runningTest(test, cast, { plan: { ...open, model: 'click' } as ReturnType<typeof planOf> })
    const rows = made('t', id)
    await log('click', rows, clicked(rows))
    const found = await read(id)
    expect(found.maturityHours).toBe(48)
    const grown = rows.filter(({ at }) => at + 2 * DAY <= test.clock.now().getTime())
    for (const [place, arm] of ['control', 'challenger'].entries()) {
      const own = grown.filter((row) => row.arm === arm)
      expect(found.metrics[0]?.arms[place]).toMatchObject({ mature: own.length, labelled: own.length })
      const hits = own.filter(({ id: one }) => Number(one.slice(1)) % 5 === 0).length
      expect(found.metrics[0]?.arms[place]?.value).toBeCloseTo(hits / own.length, 9)
    }
  })
})

describe('what blocks a verdict', () => {
  const from = Date.UTC(2026, 2, 1)
  const made = (slug: string, n: number, of: (i: number) => Partial<Sent>): Sent[] =>
    Array.from({ length: n }, (_, i) => ({
      id: `${slug}${i}`,
      version: i % 2 ? 'v2' : 'v1',
      at: from + Math.floor((i * 5 * DAY) / n),
      prediction: i % 3 ? '1' : '0',
      score: i % 3 ? 0.8 : 0.2,
      arm: i % 2 ? 'challenger' : 'control',
      test: slug,
      ...of(i),
    }))
  const plan = (slug: string) =>
    planOf({
      slug,
      engine: 'always_valid',
      primary: { metric: 'accuracy', direction: 'up', mde: 0.2 },
      maturityHours: 168,
    })
  const failed = (found: Awaited<ReturnType<typeof read>>) =>
    found.health.filter(({ status }) => status === 'fail').map(({ check }) => check)

  beforeAll(async () => {
    const past = made('past', 100, () => ({})).map(({ test: _, arm: __, ...one }) => ({
      ...one,
      at: one.at - 60 * DAY,
    }))
    await log(
      'm',
      past,
      past.map(({ id, at }, i) => ({ id, label: i % 2 ? '1' : '0', at: at + HOUR })),
    )
  })

  it('labels that take three days in one arm and seven in the other', async () => {
    const id = await runningTest(test, cast, { plan: plan('late') })
    test.clock.set(iso(from + 20 * DAY))
    const rows = made('late', 1200, () => ({}))
    const labels = rows.map(({ id: one, at }, i) => ({
      id: one,
      label: i % 4 ? '1' : '0',
      at: at + (i % 2 ? 7 : 3) * DAY + (((i * 37) % 24) - 12) * HOUR,
    }))
    await log('m', rows, labels)
    const found = await read(id)
    expect(failed(found)).toEqual(['label_coverage'])
    expect(found.health.find(({ check }) => check === 'label_delay')).toMatchObject({ status: 'warn' })
    expect(found.verdict).toBe('invalid')
    expect(found.clauses.find(({ fired }) => fired)).toMatchObject({ id: 'health_failed', because: 'label_coverage' })
  })

  it('another version served than assigned, and arms that nobody has', async () => {
    const id = await runningTest(test, cast, { plan: plan('served') })
    const rows = made('served', 600, (i) =>
      i % 50 === 0
        ? { fallback: true }
        : i % 51 === 0
          ? { version: 'v1', arm: 'challenger' }
          : i % 97 === 0
            ? { arm: 'blue' }
            : {},
    )
    await log(
      'm',
      rows,
      rows.map(({ id: one, at }) => ({ id: one, label: '1', at: at + HOUR })),
    )
    const found = await read(id)
    expect(failed(found)).toEqual(['served_as_assigned'])
    expect((await getAbTest.execute(as('risk'), { id })).unknownArms).toBe(
      rows.filter(({ arm }) => arm === 'blue').length,
    )
    expect(found.units.servedOtherwise).toBe(
      rows.filter(
        ({ fallback, arm, version }) => arm !== 'blue' && (fallback || (arm === 'challenger' && version === 'v1')),
      ).length,
    )
  })

  it('units that were seen in two arms', async () => {
    const id = await runningTest(test, cast, { plan: plan('twice') })
    const rows = made('twice', 300, () => ({}))
    await log(
      'm',
      rows,
      rows.map(({ id: one, at }) => ({ id: one, label: '1', at: at + HOUR })),
    )
    expect(failed(await read(id))).toEqual([])
    const crossed = rows.slice(0, 3).map(({ id: entity, arm, at }) => ({
      entity,
      arm: arm === 'control' ? 'challenger' : 'control',
      timestamp: iso(at + HOUR),
    }))
    const report = await ingestExposures.execute(caller(), { id, exposures: crossed })
    expect(report).toMatchObject({ accepted: 3, flagged: 3 })
    const found = await read(id)
    expect(failed(found)).toEqual(['one_arm_per_entity'])
    expect(found).toMatchObject({ verdict: 'invalid', units: { inSeveralArms: 3, entities: 300 } })
  })

  it('nothing received for two days while it runs', async () => {
    const id = await runningTest(test, cast, { plan: plan('stale') })
    const rows = made('stale', 60, () => ({}))
    await log(
      'm',
      rows,
      rows.map(({ id: one, at }) => ({ id: one, label: '1', at: at + HOUR })),
    )
    expect(failed(await read(id))).toEqual([])
    test.clock.advance(49 * HOUR)
    expect(failed(await read(id))).toEqual(['data_freshness'])
  })

  it('recall where whatever is declined is never labelled says that it is not identified', async () => {
    const id = await runningTest(test, cast, { plan: { ...plan('hidden'), secondary: ['recall', 'precision'] } })
    const rows = made('hidden', 300, () => ({}))
    const seen = rows.filter(({ prediction }) => prediction === '0')
    await log(
      'm',
      rows,
      seen.map(({ id: one, at }, i) => ({ id: one, label: i % 5 ? '0' : '1', at: at + HOUR })),
    )
    const found = await read(id)
    const recall = found.metrics.find(({ metric }) => metric === 'recall')
    expect(recall?.comparisons[0]?.absolute).toEqual({ value: null, reason: 'not_identified' })
  })
})
