import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Caller } from '@/server/kernel/context'
import { ingestLabels } from '@/server/labels/ingest'
import { ingestPredictions } from '@/server/predictions/ingest'
import type { TestSystem } from '@/server/testing/open-test-system'
import fixture from '@/stats/fixtures/ab_paired.json'
import { type Cast, openWithCast, planOf, runningTest } from './ab-test-fixture'
import { assignAbTest, readAssignmentRule } from './assignment'
import { calibrateTest, calibrationsDue } from './calibrate'
import { createAbTest } from './create'
import { readDisagreements } from './disagreements'
import { freezeAbTest } from './freeze'
import { listAbTests } from './list'
import { readAbTestResults } from './results'
import { matureAbTest } from './stop'

const HOUR = 3_600_000
let test: TestSystem
let cast: Cast
let key: Caller
const caller = () => test.callAs(key.actor)
const as = (name: keyof Cast): Caller => test.callAs(cast[name].actor)
const iso = (at: number) => new Date(at).toISOString()

type Row = (typeof fixture.rows)[number]
type Sent = { row: Row; i: number; at: number }

async function score(rows: readonly Sent[], side: number, exposure: (i: number) => object): Promise<void> {
  await ingestPredictions.execute(caller(), {
    model: 'm',
    version: side === 0 ? 'v1' : 'v2',
    predictions: rows.map(({ row, i, at }) => ({
      id: `case-${i}`,
      timestamp: iso(at),
      features: { x: i },
      prediction: (row.score[side] ?? 0) > 0.5 ? '1' : '0',
      score: row.score[side],
      latencyMs: row.latency[side],
      entity: `player-${i}`,
      segments: { country: row.country },
      ...exposure(i),
    })),
  })
}

const label = (rows: readonly Sent[]) =>
  ingestLabels.execute(caller(), {
    model: 'm',
    labels: rows.map(({ row, i, at }) => ({
      id: `case-${i}`,
      label: String(row.label),
      timestamp: iso(at + HOUR / 2),
    })),
  })

const plan = {
  ...planOf({
    slug: 'unseen',
    engine: 'fixed_horizon',
    primary: { metric: 'accuracy', direction: 'up', mde: 0.05 },
    guardrails: [{ metric: 'latency', direction: 'down', margin: 5 }],
    secondary: ['brier', 'precision', 'roc_auc'],
    segments: ['country'],
    mode: 'shadow',
  }),
  maturityHours: 1,
}

/** Shown figures of a metric's one comparison. */
function figureOf(found: {
  comparisons: readonly { absolute: object; pValue: number | null; method: string | null }[]
}) {
  const [one] = found.comparisons
  return {
    ...(one?.absolute as { value: number; low: number; high: number }),
    p: one?.pValue ?? Number.NaN,
    method: one?.method,
  }
}

beforeAll(async () => {
  ;({ test, cast } = await openWithCast())
  key = await test.withKey('ingest')
  const from = test.clock.now().getTime() - 60 * 24 * HOUR
  const past = fixture.rows.map((row, i) => ({ row, i: i + 10_000, at: from + i * 60_000 }))
  await score(past, 0, () => ({}))
  await label(past)
})
afterAll(() => test.close())

describe('a shadow test', () => {
  let id = ''
  let from = 0
  const sentOf = (count: number): Sent[] =>
    Array.from({ length: count }, (_, i) => ({
      row: fixture.rows[i % fixture.rows.length] as Row,
      i,
      at: from + i * 60_000,
    }))

  it('has no metric that follows from what is served', async () => {
    const primary = { metric: 'kpi:retention', direction: 'up', mde: 0.1 }
    const { item } = await createAbTest.execute(as('scientist'), { ...plan, slug: 'served', primary })
    await expect(freezeAbTest.execute(as('risk'), { id: item.id })).rejects.toMatchObject({
      code: 'invalid_input',
      more: { errors: [{ pointer: '/primary/metric', code: 'metric_needs_serving' }] },
    })
  })

  it('serves the control to everybody', async () => {
    id = await runningTest(test, cast, { plan: plan as ReturnType<typeof planOf> })
    from = test.clock.now().getTime()
    for (const entity of Array.from({ length: 40 }, (_, i) => `player-${i}`)) {
      expect(await assignAbTest.execute(caller(), { id, entity })).toMatchObject({ arm: 'control', version: 'v1' })
    }
    const { rule } = await readAssignmentRule.execute(caller(), { id })
    expect(rule.arms).toEqual([{ arm: 'control', share: 1, reach: 1 }])
  })

  it('compares both versions on the units that both scored, as SciPy does', async () => {
    const [all, both] = [sentOf(fixture.rows.length + 20), sentOf(fixture.rows.length)]
    test.clock.set(iso(from + 300 * 60_000))
    await score(all, 0, () => ({ exposure: { test: 'unseen', arm: 'control' } }))
    await readAbTestResults.execute(as('scientist'), { id })
    await score(both, 1, (i) => (i % 2 ? { exposure: { test: id, arm: 'challenger' } } : {}))
    await label(all)
    await matureAbTest.execute(as('scientist'), { id })
    test.clock.advance(8 * HOUR)
    const found = await readAbTestResults.execute(as('scientist'), { id })
    expect(found.health.map(({ check, status }) => `${check} ${status}`)).toEqual([
      'served_as_assigned ok',
      'data_freshness ok',
    ])
    expect(found.units).toMatchObject({ entities: all.length, exposed: [all.length, all.length], inSeveralArms: 0 })
    const { accuracy, latency, brier, precision } = fixture.all
    const of = (metric: string) => figureOf(found.metrics.find((one) => one.metric === metric) ?? { comparisons: [] })
    expect(of('accuracy')).toMatchObject({ method: 'mcnemar' })
    expect(of('accuracy').p).toBeCloseTo(accuracy.chiSquare, 9)
    for (const [metric, expected] of Object.entries({ latency, brier, precision })) {
      const { value, low, high, p } = of(metric)
      expect([value, low, high].map((one) => one.toFixed(9))).toEqual(
        [expected.value, expected.low, expected.high].map((one) => one.toFixed(9)),
      )
      expect(p / expected.p).toBeCloseTo(1, 6)
    }
    expect(of('roc_auc')).toMatchObject({ method: 'delong_paired' })
    expect(found.metrics[0]?.arms.map(({ labelled }) => labelled)).toEqual([both.length, both.length])
    const spain = found.segments.find(({ segment, metric }) => segment === 'country:PT' && metric === 'accuracy')
    expect(figureOf(spain ?? { comparisons: [] })).toMatchObject({ method: 'mcnemar_exact' })
    expect(figureOf(spain ?? { comparisons: [] }).p).toBeCloseTo(fixture.PT.accuracy.exact, 9)
  })

  it('says the same of a past time, and lists how many units it has', async () => {
    const now = await readAbTestResults.execute(as('scientist'), { id })
    const before = await readAbTestResults.execute(as('scientist'), {
      id,
      asOf: iso(test.clock.now().getTime() - HOUR),
    })
    const figures = ({ metrics }: typeof now) =>
      metrics.map(({ metric, arms }) => [metric, arms.map((arm) => [arm.labelled, arm.value?.toPrecision(9)])])
    expect(figures(before)).toEqual(figures(now))
    const { items } = await listAbTests.execute(as('manager'), {})
    expect(items.find((one) => one.id === id)).toMatchObject({ exposed: fixture.rows.length + 20 })
    expect(items.find(({ slug }) => slug === 'served')).toMatchObject({ exposed: 0 })
  })

  it('shows cases that the versions decide differently', async () => {
    const found = await readDisagreements.execute(as('scientist'), { id })
    const differ = fixture.rows.filter(({ score: [a, b] }) => (a ?? 0) > 0.5 !== (b ?? 0) > 0.5)
    expect(found).toMatchObject({ arm: 'challenger', both: fixture.rows.length, differ: differ.length })
    expect(found.cases.length).toBe(10)
    for (const one of found.cases) {
      const row = fixture.rows[Number(one.id.slice(5))]
      expect(one).toMatchObject({ control: (row?.score[0] ?? 0) > 0.5 ? '1' : '0', label: String(row?.label) })
      expect(one.challenger).not.toBe(one.control)
    }
    await expect(readDisagreements.execute(caller(), { id })).rejects.toMatchObject({ code: 'forbidden' })
  })

  it('is calibrated once a night on its own logged units', async () => {
    expect((await readAbTestResults.execute(as('scientist'), { id })).calibration).toBeNull()
    const due = () => test.engine.read((tx) => calibrationsDue(tx, test.clock.now()))
    expect(await due()).toMatchObject([{ name: 'calibrate_ab_test', data: { testId: id } }])
    await calibrateTest(id)
    await calibrateTest(id)
    expect(await due()).toEqual([])
    const { calibration } = await readAbTestResults.execute(as('scientist'), { id })
    expect(calibration).toMatchObject({ state: 'calibrated', metric: 'accuracy', splits: 1000, alpha: 0.05 })
    expect(calibration?.units).toBeGreaterThanOrEqual(fixture.rows.length)
    expect(calibration?.rate?.value).toBe(((calibration?.above ?? 0) + (calibration?.below ?? 0)) / 1000)
    test.clock.advance(24 * HOUR)
    expect(await due()).toHaveLength(1)
  })
})
