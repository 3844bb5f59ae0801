import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type AssignmentRule, assign } from '@/domain/ab-tests/assignment'
import { planOf } from './ab-test-fixture'
import { openSite, type Site } from './http-fixture'
import type { AbTestResults } from './to-results'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const H = 24

let site: Site
let from = 0
beforeAll(async () => {
  site = await openSite()
  from = site.test.clock.now().getTime() - 10 * DAY
})
afterAll(() => site.test.close())

const iso = (at: number) => new Date(at).toISOString()
/** Nine of ten of the challenger's decisions are right, six of ten of the control's. */
const right = (version: string, i: number) => i % 10 < (version === 'v2' ? 9 : 6)
const unit = (name: string, i: number, of: number) => ({
  id: `${name}-${i}`,
  at: from + Math.floor((i / of) * 8 * DAY),
})

async function predict(version: string, units: readonly { id: string; at: number }[]): Promise<void> {
  const predictions = units.map(({ id, at }, i) => ({
    id,
    timestamp: iso(at),
    entity: id,
    features: { x: i },
    prediction: '1',
    score: 0.8,
    latencyMs: 10 + (i % 7),
    segments: { country: i % 2 ? 'PT' : 'ES' },
  }))
  const { status } = await site.ask('integration', 'POST /predictions', { body: { model: 'm', version, predictions } })
  expect(status).toBe(200)
}

async function label(version: string, units: readonly { id: string; at: number }[]): Promise<void> {
  const labels = units.map(({ id, at }, i) => ({
    id,
    label: right(version, i) ? '1' : '0',
    timestamp: iso(at + 6 * HOUR),
  }))
  const { status } = await site.ask('integration', 'POST /labels', { body: { model: 'm', labels } })
  expect(status).toBe(200)
}

/** Everything that says how large an effect is or how sure one is of it. */
const figuresOf = ({ metrics, segments }: AbTestResults) => [
  ...metrics.flatMap(({ arms, comparisons }) => [
    ...arms.map(({ value }) => value),
    ...comparisons.flatMap(({ absolute, relative, pValue }) => [absolute.value, relative.value, pValue]),
  ]),
  ...segments,
]

describe('a test that is replayed from the past, by four people', () => {
  const plan = planOf({
    slug: 'duel',
    entityKey: 'customer',
    primary: { metric: 'accuracy', direction: 'up', mde: 0.2 },
    guardrails: [{ metric: 'latency', direction: 'down', margin: 20 }],
    segments: ['country'],
    engine: 'fixed_horizon',
    maturityHours: H,
    minimumDays: 7,
  })
  const arms: Record<string, { id: string; at: number }[]> = { v1: [], v2: [] }
  let id = ''
  let planned = 0
  const results = async () => (await site.ask<AbTestResults>('manager', `GET /ab-tests/${id}/results`)).body

  it('is planned on what was logged before, and signed by somebody else', async () => {
    const before = Array.from({ length: 300 }, (_, i) => unit('before', i, 300)).map(({ id, at }) => ({
      id,
      at: at - 30 * DAY,
    }))
    await predict('v1', before)
    await label('v1', before)
    const made = await site.ask('scientist', 'POST /ab-tests', { body: plan })
    expect(made).toMatchObject({ status: 201, body: { problems: [] } })
    id = made.body.id
    planned = Number(made.body.plannedN)
    expect(planned).toBeGreaterThan(50)
    expect(planned).toBeLessThan(300)
    expect(await site.ask('risk', `POST /ab-tests/${id}/freeze`)).toMatchObject({ status: 200 })
  })

  it('is let in step by step, and every id is assigned by the rule', async () => {
    const reach = plan.arms.map(({ arm }) => ({ arm, reach: 0.1 }))
    const started = await site.ask('scientist', `POST /ab-tests/${id}/start`, { body: { reach } })
    expect(started).toMatchObject({ status: 200, body: { status: 'running' } })
    const more = { reach: reach.map((one) => ({ ...one, reach: 1 })) }
    expect(await site.ask('manager', `POST /ab-tests/${id}/ramp`, { body: more })).toMatchObject({ status: 403 })
    expect(await site.ask('scientist', `POST /ab-tests/${id}/ramp`, { body: more })).toMatchObject({ status: 200 })
    const { body } = await site.ask<{ rule: AssignmentRule; versions: Record<string, string> }>(
      'integration',
      `GET /ab-tests/${id}/rule`,
    )
    const exposures = Array.from({ length: 400 }, (_, i) => unit('unit', i, 400)).map((one) => {
      const { arm } = assign(body.rule, one.id)
      arms[body.versions[arm ?? ''] ?? '']?.push(one)
      return { entity: one.id, arm, timestamp: iso(one.at) }
    })
    expect(await site.ask('integration', `POST /ab-tests/${id}/exposures`, { body: { exposures } })).toMatchObject({
      status: 200,
      body: { accepted: 400, flagged: 0 },
    })
    for (const version of ['v1', 'v2']) await predict(version, arms[version] ?? [])
  })

  it('shows health only to whoever peeks while its labels come in', async () => {
    for (const version of ['v1', 'v2']) await label(version, (arms[version] ?? []).slice(0, Math.floor(planned / 4)))
    const peeked = await results()
    expect(peeked).toMatchObject({ verdict: 'insufficient', look: { phase: 'waiting', planned } })
    expect(peeked.health.every(({ status }) => status !== 'fail')).toBe(true)
    expect(figuresOf(peeked).filter((figure) => figure !== null)).toEqual([])
  })

  it('is read once its labels are there', async () => {
    for (const version of ['v1', 'v2']) await label(version, arms[version] ?? [])
    expect(await results()).toMatchObject({ verdict: 'promote', arm: 'challenger', look: { phase: 'final' } })
  })

  it('is concluded by a manager and leads to a request that is filled in', async () => {
    const decision = { decision: 'promote', reason: 'Nine of ten are right.' }
    expect(await site.ask('manager', `POST /ab-tests/${id}/conclude`, { body: decision })).toMatchObject({
      status: 200,
    })
    const { body } = await site.ask<{ request: { reason: string } }>('engineer', `GET /ab-tests/${id}/promotion`)
    expect(body.request).toMatchObject({ model: 'm', version: 'v2', environment: 'production' })
    const asked = await site.ask('engineer', 'POST /promotions', { body: body.request })
    expect(asked).toMatchObject({ status: 201, body: { status: 'pending', version: 'v2' } })
  })
})
