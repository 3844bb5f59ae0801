import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Caller } from '@/server/kernel/context'
import { ingestLabels } from '@/server/labels/ingest'
import { ingestPredictions } from '@/server/predictions/ingest'
import type { TestSystem } from '@/server/testing/open-test-system'
import { setValue } from '@/server/value/set-value'
import { type Cast, inBatches, openWithCast, planOf, runningTest } from './ab-test-fixture'
import { ingestExposures } from './exposures'
import { ingestOutcomes } from './outcomes'
import { readAbTestResults } from './results'

const HOUR = 3_600_000
const H = 48
let test: TestSystem
let cast: Cast
let key: Caller
/** With the time as it is. */
const caller = () => test.callAs(key.actor)
const as = (name: keyof Cast): Caller => test.callAs(cast[name].actor)
const iso = (at: number) => new Date(at).toISOString()
const read = (id: string, asOf?: string) => readAbTestResults.execute(as('scientist'), { id, ...(asOf && { asOf }) })

/** Figures to nine digits: sums of the same numbers in another order differ in the last ones. */
const plain = ({ metrics, segments }: Awaited<ReturnType<typeof read>>): unknown =>
  JSON.parse(JSON.stringify({ metrics, segments }), (_, value: unknown) =>
    typeof value === 'number' ? Number(value.toPrecision(9)) : value,
  )

beforeAll(async () => {
  ;({ test, cast } = await openWithCast())
  key = await test.withKey('ingest')
})
afterAll(() => test.close())

/** Deterministic numbers in [0, 1). */
function stream(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 4294967296
  }
}

type Unit = { entity: string; arm: 0 | 1; at: number; country: string }
type Case = {
  id: string
  entity: string
  version: string
  at: number
  score: number
  latency: number
  label: number | null
  known: number
}

/** Players over five days, some of whom are scored several times; labels come late, too late, or never. */
function world(seed: number, from: number): { units: Unit[]; cases: Case[] } {
  const next = stream(seed)
  const units: Unit[] = []
  const cases: Case[] = []
  for (let i = 0; i < 400; i++) {
    const arm = next() < 0.5 ? 0 : 1
    const at = from + Math.floor(next() * 5 * 24 * 60) * 60_000
    const unit: Unit = { entity: `s${seed}-${i}`, arm, at, country: next() < 0.5 ? 'PT' : 'ES' }
    units.push(unit)
    const scored = 1 + Math.floor(next() * 3)
    for (let k = 0; k < scored; k++) {
      const then = at + Math.floor(next() * 30 * 60) * 60_000 * (k === 0 ? 0 : 1)
      const score = Math.round(next() * 1000) / 1000
      const label = next() < 0.15 ? null : Number(next() < 0.2 + 0.5 * score + 0.1 * arm)
      const known = then + Math.floor(next() * 60 * 60) * 60_000
      cases.push({
        id: `${unit.entity}-${k}`,
        entity: unit.entity,
        version: arm ? 'v2' : 'v1',
        at: then,
        score,
        latency: 5 + 10 * next(),
        label,
        known,
      })
    }
  }
  return { units, cases }
}

async function sendCases(cases: readonly Case[], test_: string | null, units: readonly Unit[]): Promise<void> {
  const of = new Map(units.map((unit) => [unit.entity, unit]))
  for (const version of ['v1', 'v2']) {
    const own = cases.filter((one) => one.version === version)
    if (own.length === 0) continue
    await ingestPredictions.execute(caller(), {
      model: 'm',
      version,
      predictions: own.map(({ id, entity, at, score, latency }) => ({
        id,
        timestamp: iso(at),
        features: { x: score },
        prediction: score > 0.5 ? '1' : '0',
        score,
        latencyMs: latency,
        entity,
        amount: 100 * score,
        segments: { country: of.get(entity)?.country },
        ...(test_ && { exposure: { test: test_, arm: version === 'v2' ? 'challenger' : 'control' } }),
      })),
    })
  }
}

const sendLabels = (cases: readonly Case[]) =>
  ingestLabels.execute(caller(), {
    model: 'm',
    labels: cases.flatMap(({ id, label, known }) =>
      label === null ? [] : [{ id, label: String(label), timestamp: iso(known) }],
    ),
  })

type Parts = (one: Case) => { counts: boolean; num: number; den: number }
const positive = ({ score }: Case) => Number(score > 0.5)
const truth = ({ label }: Case) => label ?? 0
const worth = [
  [1, -4],
  [-9, 6],
] as const
const PARTS: Record<string, Parts> = {
  precision: (one) => ({ counts: true, num: positive(one) * truth(one), den: positive(one) }),
  recall: (one) => ({ counts: true, num: positive(one) * truth(one), den: truth(one) }),
  specificity: (one) => ({ counts: true, num: (1 - positive(one)) * (1 - truth(one)), den: 1 - truth(one) }),
  f1: (one) => ({ counts: true, num: 2 * positive(one) * truth(one), den: positive(one) + truth(one) }),
  accuracy: (one) => ({ counts: true, num: Number(positive(one) === truth(one)), den: 1 }),
  brier: (one) => ({ counts: true, num: (one.score - truth(one)) ** 2, den: 1 }),
  log_loss: (one) => {
    const p = truth(one) ? one.score : 1 - one.score
    return { counts: true, num: -Math.log(Math.min(1 - 1e-15, Math.max(1e-15, p))), den: 1 }
  },
}

type Sums = { n: number; sum: number; squares: number; den: number; dens: number; products: number }

/** What the analysis must rest on, straight from the rows: per arm the units and their sums. */
function independent({ units, cases }: { units: Unit[]; cases: Case[] }, metric: string, asOf: number): Sums[] {
  const arms: Sums[] = [0, 1].map(() => ({ n: 0, sum: 0, squares: 0, den: 0, dens: 0, products: 0 }))
  const waits = metric !== 'latency' && metric !== 'positive_rate'
  for (const unit of units) {
    const cut = waits ? unit.at + H * HOUR : asOf
    if (cut > asOf || unit.at > asOf) continue
    const own = cases.filter(({ entity, at }) => entity === unit.entity && at >= unit.at && at <= cut)
    const known = waits ? own.filter(({ label, known: when }) => label !== null && when <= cut) : own
    if (known.length === 0) continue
    let [num, den] = [0, 0]
    if (metric === 'latency') {
      num = known.reduce((sum, { latency }) => sum + latency, 0) / known.length
      den = 1
    } else if (metric === 'value') {
      for (const one of known) num += worth[truth(one) as 0 | 1][positive(one) as 0 | 1]
      den = 1
    } else {
      const parts = PARTS[metric] ?? ((one) => ({ counts: true, num: positive(one), den: 1 }))
      for (const one of known) {
        num += parts(one).num
        den += parts(one).den
      }
    }
    const into = arms[unit.arm]
    if (!into) continue
    into.n++
    into.sum += num
    into.squares += num * num
    into.den += den
    into.dens += den * den
    into.products += num * den
  }
  return arms
}

/** Ratio of sums and its variance by the delta method, written out. */
function estimate({ n, sum, squares, den, dens, products }: Sums) {
  const [m, d] = [sum / n, den / n]
  const ratio = m / d
  const vm = (squares - n * m * m) / (n - 1)
  const vd = (dens - n * d * d) / (n - 1)
  const c = (products - n * m * d) / (n - 1)
  return { ratio, variance: (vm + ratio * ratio * vd - 2 * ratio * c) / (d * d) / n }
}

const METRICS = ['recall', 'specificity', 'f1', 'accuracy', 'brier', 'log_loss', 'value', 'roc_auc']
const plan = (slug: string) =>
  planOf({
    slug,
    engine: 'always_valid',
    primary: { metric: 'precision', direction: 'up', mde: 0.2 },
    guardrails: [
      { metric: 'latency', direction: 'down', margin: 2 },
      { metric: 'positive_rate', direction: 'up', margin: 0.2 },
    ],
    secondary: METRICS,
    segments: ['country'],
    maturityHours: H,
  })

describe('model metrics from matured labels', () => {
  const from = Date.UTC(2026, 0, 10)
  const data = world(11, from)
  let id = ''

  beforeAll(async () => {
    const matrix = [
      [1, -4],
      [-9, 6],
    ]
    await setValue.execute(as('manager'), { model: 'm', currency: 'EUR', matrix })
    const past = world(3, from - 20 * 24 * HOUR)
    await sendCases(past.cases, null, past.units)
    await sendLabels(past.cases)
    id = await runningTest(test, cast, { plan: plan('figures') })
    test.clock.set(iso(from + 12 * 24 * HOUR))
    await sendCases(data.cases, 'figures', data.units)
    await sendLabels(data.cases)
  })

  it.each([20, 12, 4.3].map((days) => [days]))('equal the figures computed from the rows, %f days in', async (days) => {
    if (days > 12) test.clock.set(iso(from + days * 24 * HOUR))
    const asOf = from + days * 24 * HOUR
    const found = await read(id, days > 12 ? undefined : iso(asOf))
    for (const result of found.metrics) {
      if (result.metric === 'roc_auc') continue
      const arms = independent(data, result.metric, asOf)
      const [a, b] = arms.map(estimate)
      if (!a || !b) throw new Error('no arm')
      expect(
        result.arms.map(({ labelled }) => labelled),
        result.metric,
      ).toEqual(arms.map(({ n }) => n))
      expect(result.arms[0]?.value, result.metric).toBeCloseTo(a.ratio, 9)
      expect(result.arms[1]?.value, result.metric).toBeCloseTo(b.ratio, 9)
      const { absolute } = result.comparisons[0] ?? {}
      if (!absolute || absolute.value === null) throw new Error(`${result.metric} has no effect`)
      expect(absolute.value).toBeCloseTo(b.ratio - a.ratio, 9)
      const half = ((absolute.high ?? 0) - (absolute.low ?? 0)) / 2
      const other = found.metrics[0]?.comparisons[0]?.absolute
      if (!other || other.value === null) throw new Error('no primary')
      // Same level and tuning: half-widths of sequences differ by standard error and n alone.
      expect(half).toBeGreaterThan(1.96 * Math.sqrt(a.variance + b.variance))
    }
    expect(found.units.entities).toBe(data.units.filter(({ at }) => at <= asOf).length)
    const grown = data.units.filter(({ at }) => at + H * HOUR <= asOf)
    expect(found.metrics[0]?.arms.map(({ mature }) => mature)).toEqual(
      [0, 1].map((arm) => grown.filter((unit) => unit.arm === arm).length),
    )
  })

  it('ROC AUC is that of the mature scores', async () => {
    const found = await read(id)
    const now = test.clock.now().getTime()
    for (const [arm, result] of (found.metrics.find(({ metric }) => metric === 'roc_auc')?.arms ?? []).entries()) {
      const scored = data.units
        .filter((unit) => unit.arm === arm && unit.at + H * HOUR <= now)
        .flatMap((unit) =>
          data.cases.filter(({ entity, at, known, label }) => {
            const cut = unit.at + H * HOUR
            return entity === unit.entity && at >= unit.at && at <= cut && label !== null && known <= cut
          }),
        )
      let [wins, pairs] = [0, 0]
      for (const one of scored.filter(({ label }) => label === 1))
        for (const other of scored.filter(({ label }) => label === 0)) {
          pairs++
          wins += one.score > other.score ? 1 : one.score === other.score ? 0.5 : 0
        }
      expect(result.value).toBeCloseTo(wins / pairs, 9)
    }
  })

  it('segments are those of the first case', async () => {
    const found = await read(id)
    const names = new Set(found.segments.map(({ segment }) => segment))
    expect([...names].sort()).toEqual(['country:ES', 'country:PT'])
    const now = test.clock.now().getTime()
    for (const country of ['ES', 'PT']) {
      const units = data.units.filter((unit) => unit.country === country)
      const [a, b] = independent({ units, cases: data.cases }, 'precision', now).map(estimate)
      const own = found.segments.find(
        ({ segment, metric }) => segment === `country:${country}` && metric === 'precision',
      )
      const effect = own?.comparisons[0]?.absolute
      expect(effect?.value).toBeCloseTo((b?.ratio ?? 0) - (a?.ratio ?? 0), 9)
    }
  })

  it('are what they were, as of a time that has passed', async () => {
    const other = world(17, from + 21 * 24 * HOUR)
    const later = from + 24 * 24 * HOUR
    test.clock.set(iso(later))
    const until = (units: Unit[]) => new Set(units.filter(({ at }) => at <= later).map(({ entity }) => entity))
    const known = until(other.units)
    const now = other.cases.filter(({ entity, at }) => known.has(entity) && at <= later)
    await sendCases(now, 'figures', other.units)
    await sendLabels(now.filter(({ known: when }) => when <= later))
    const then = await read(id)
    test.clock.set(iso(later + 15 * 24 * HOUR))
    await sendCases(other.cases, 'figures', other.units)
    await sendLabels(other.cases)
    const again = await read(id, iso(later))
    expect(plain(again)).toEqual(plain(then))
    expect(plain(await read(id))).not.toEqual(plain(then))
  })
})

describe('any order', () => {
  const from = Date.UTC(2026, 1, 1)

  it('exposures by call, labels first, everything twice: the same figures as in order', async () => {
    const data = world(29, from)
    const renamed = (tag: string) => ({
      units: data.units.map((unit) => ({ ...unit, entity: `${tag}${unit.entity}` })),
      cases: data.cases.map((one) => ({ ...one, id: `${tag}${one.id}`, entity: `${tag}${one.entity}` })),
    })
    const [ordered, mixed] = [renamed('o'), renamed('x')]
    const first = await runningTest(test, cast, { plan: plan('ordered') })
    const second = await runningTest(test, cast, { plan: plan('mixed') })
    test.clock.set(iso(from + 3 * 24 * HOUR))
    await sendCases(ordered.cases, 'ordered', ordered.units)
    await sendLabels(ordered.cases)

    const exposures = mixed.units.map(({ entity, arm, at }) => ({
      entity,
      arm: arm ? 'challenger' : 'control',
      timestamp: iso(at),
    }))
    await sendLabels(mixed.cases)
    await read(second)
    await sendCases([...mixed.cases].reverse().slice(0, 300), null, mixed.units)
    await ingestExposures.execute(caller(), { id: second, exposures: exposures.slice(0, 250) })
    await read(second)
    await sendCases(mixed.cases, null, mixed.units)
    for (let i = 0; i < 2; i++)
      await ingestExposures.execute(caller(), { id: second, exposures: [...exposures].reverse() })
    await sendLabels(mixed.cases)
    for (const days of [3, 5, 12]) {
      test.clock.set(iso(from + days * 24 * HOUR))
      expect(plain(await read(second)), `${days} days`).toEqual(plain(await read(first)))
    }
  })
})

describe('two arms of 44,700 and 45,489 players', () => {
  it("is SciPy's Welch test; a ratio of p = .0086 warns and does not stop", { timeout: 180_000 }, async () => {
    const slug = 'players'
    const id = await runningTest(test, cast, {
      plan: planOf({ slug, primary: { metric: 'kpi:retention', direction: 'up', mde: 0.008 } }),
    })
    const from = test.clock.now().getTime() - 10 * 24 * HOUR
    const arms = [
      { arm: 'control', n: 44_700, events: 20_034 },
      { arm: 'challenger', n: 45_489, events: 20_119 },
    ]
    const players = arms.flatMap(({ arm, n, events }) =>
      Array.from({ length: n }, (_, i) => {
        const timestamp = iso(from + Math.floor((i / n) * 9 * 24) * HOUR)
        return { entity: `${arm} ${i}`, arm, timestamp, value: i < events ? 1 : 0 }
      }),
    )
    for (const batch of inBatches(players)) {
      await ingestExposures.execute(caller(), { id, exposures: batch.map(({ value: _, ...row }) => row) })
      const outcomes = batch.map(({ entity, timestamp, value }) => ({
        entity,
        metric: 'kpi:retention',
        value,
        timestamp,
      }))
      await ingestOutcomes.execute(caller(), { id, outcomes })
    }
    const found = await read(id)
    const ratio = found.health.find(({ check }) => check === 'sample_ratio')
    expect(ratio?.status).toBe('warn')
    expect(ratio?.pValue).toBeCloseTo(0.008607987810836262, 12)
    const [primary] = found.metrics
    expect(primary?.method).toBe('welch')
    expect(primary?.arms).toMatchObject([
      { exposed: 44_700, mature: 44_700, labelled: 44_700, value: 20_034 / 44_700 },
      { exposed: 45_489, mature: 45_489, labelled: 45_489, value: 20_119 / 45_489 },
    ])
    expect(primary?.comparisons[0]?.pValue).toBeCloseTo(0.0744144371395383, 12)
    expect(found).toMatchObject({ verdict: 'hold', look: { phase: 'final', planned: expect.any(Number) } })
    expect(found.clauses.find(({ fired }) => fired)?.id).toBe('primary_not_better')
    const started = performance.now()
    await read(id)
    console.info(`results of 90,189 units: ${(performance.now() - started).toFixed(0)} ms`)
  })
})
