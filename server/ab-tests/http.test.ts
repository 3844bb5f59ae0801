import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { assign } from '@/domain/ab-tests/assignment'
import { createDispatch, type Dispatch } from '@/server/http/dispatch'
import { endpoints } from '@/server/http/endpoints'
import type { Caller } from '@/server/kernel/context'
import { openTestSystem, type TestSystem } from '@/server/testing/open-test-system'
import { addSite, type Cast, castOf, planOf } from './ab-test-fixture'

type Body = Record<string, unknown> & { id: string; items: { slug: string }[]; rejected: { code: string }[] }

const HOUR = 3_600_000
let test: TestSystem
let cast: Cast
let dispatch: Dispatch
const callers = new Map<string, () => Promise<Caller>>()

async function fetchAs(who: string, method: string, path: string, sent: { body?: unknown; key?: string } = {}) {
  const headers: Record<string, string> = { authorization: who }
  if (sent.body !== undefined) headers['content-type'] = 'application/json'
  if (sent.key) headers['idempotency-key'] = sent.key
  const init = { method, headers, ...(sent.body !== undefined && { body: JSON.stringify(sent.body) }) }
  return dispatch(new Request(`http://localhost/api/v1${path}`, init))
}

async function send(...asked: Parameters<typeof fetchAs>) {
  const answer = await fetchAs(...asked)
  return { status: answer.status, body: (await answer.json()) as Body }
}

beforeAll(async () => {
  test = await openTestSystem()
  cast = await castOf(test)
  callers.set('scientist', () => test.withKey('write', { owner: cast.scientist.id }))
  callers.set('risk', () => test.withKey('write', { owner: cast.risk.id }))
  callers.set('manager', () => test.withKey('write', { owner: cast.manager.id }))
  callers.set('robot', () => test.withKey('write'))
  callers.set('running', () => test.withKey('ingest'))
  callers.set('reader', () => test.withKey('read'))
  const nobody = async () => test.anonymous()
  const resolveCaller = async (request: Request) => {
    const caller = await (callers.get(request.headers.get('authorization') ?? '') ?? nobody)()
    return { caller, badKey: false }
  }
  dispatch = createDispatch({ endpoints, resolveCaller })
  await addSite(test, cast)
})
afterAll(() => test.close())

describe('A/B tests over HTTP', () => {
  const plan = planOf({
    slug: 'web',
    engine: 'group_sequential',
    primary: { metric: 'kpi:retention', direction: 'up', mde: 0.2 },
  })
  let id = ''
  let planned = 0

  it('plans, refuses and signs', async () => {
    const broken = { ...plan, slug: 'broken', arms: plan.arms.map((arm) => ({ ...arm, share: 0.4 })) }
    const flagged = await send('scientist', 'POST', '/ab-tests', { body: broken })
    expect(flagged).toMatchObject({
      status: 201,
      body: { status: 'draft', problems: [{ code: 'shares_sum', pointer: '/arms' }] },
    })
    const refused = await send('risk', 'POST', `/ab-tests/${flagged.body.id}/freeze`)
    expect(refused).toMatchObject({ status: 422, body: { code: 'invalid_input', errors: [{ code: 'shares_sum' }] } })
    const sized = await send('scientist', 'POST', '/ab-tests/sizing', { body: plan })
    expect(sized.status).toBe(200)
    const made = await send('scientist', 'POST', '/ab-tests', { body: plan, key: 'once' })
    expect(made).toMatchObject({ status: 201, body: { status: 'draft', plannedN: sized.body.plannedN } })
    expect(await send('scientist', 'POST', '/ab-tests', { body: plan })).toMatchObject({ status: 200 })
    id = made.body.id
    planned = Number(made.body.plannedN)
    const edit = { revision: 0, plan: { ...plan, power: 0.9 } }
    expect(await send('scientist', 'PUT', `/ab-tests/${id}`, { body: edit })).toMatchObject({
      status: 200,
      body: { revision: 1 },
    })
    const late = await send('scientist', 'PUT', `/ab-tests/${id}`, { body: { revision: 0, plan } })
    expect(late).toMatchObject({
      status: 412,
      body: { code: 'changed_meanwhile', revision: 1, editor: expect.any(String), plan: { power: 0.9 } },
    })
    await send('scientist', 'PUT', `/ab-tests/${id}`, { body: { revision: 1, plan } })
    expect(await send('scientist', 'POST', `/ab-tests/${id}/start`)).toMatchObject({
      status: 409,
      body: { errors: [{ code: 'not_frozen' }] },
    })
    expect(await send('scientist', 'POST', `/ab-tests/${id}/freeze`)).toMatchObject({ status: 403 })
    expect(await send('robot', 'POST', `/ab-tests/${id}/freeze`)).toMatchObject({
      status: 403,
      body: { errors: [{ code: 'no_person' }] },
    })
    expect(await send('risk', 'POST', `/ab-tests/${id}/freeze`)).toMatchObject({
      status: 200,
      body: { planHash: expect.stringMatching(/^[0-9a-f]{64}$/) },
    })
    expect(await send('scientist', 'POST', `/ab-tests/${id}/start`)).toMatchObject({
      status: 200,
      body: { status: 'running' },
    })
  })

  it('assigns and takes exposures, rows as they are', async () => {
    const { body } = await send('running', 'GET', `/ab-tests/${id}/rule`)
    const { rule } = body as unknown as { rule: Parameters<typeof assign>[0] }
    for (const entity of ['a', 'Zoë', '客户 7']) {
      const answer = await send('running', 'GET', `/ab-tests/${id}/assignment?entity=${encodeURIComponent(entity)}`)
      expect(answer).toMatchObject({ status: 200, body: { test: id, entity, arm: assign(rule, entity).arm } })
    }
    expect(await send('reader', 'GET', `/ab-tests/${id}/assignment?entity=a`)).toMatchObject({ status: 403 })
    const timestamp = test.clock.now().toISOString()
    const bad = { entity: 'nobody', arm: 'blue', timestamp }
    const all = await send('running', 'POST', `/ab-tests/${id}/exposures`, { body: { exposures: [bad] } })
    expect(all).toMatchObject({ status: 422, body: { rejected: [{ code: 'unknown_arm', id: 'nobody' }] } })
    const some = await send('running', 'POST', `/ab-tests/${id}/exposures`, {
      body: { exposures: [bad, { ...bad, arm: 'control' }] },
    })
    expect(some).toMatchObject({ status: 207, body: { received: 2, accepted: 1, duplicates: 0 } })
  })

  it('reads by looks: what was seen at one stands until the next', { timeout: 120_000 }, async () => {
    const from = test.clock.now().getTime()
    let sent = 0
    const feed = async (until: number) => {
      const rows = Array.from({ length: until - sent }, (_, k) => {
        const i = sent + k
        const arm = i % 2 ? 'challenger' : 'control'
        return {
          entity: `u${i}`,
          arm,
          timestamp: new Date(from + i * 60_000).toISOString(),
          value: (i >> 1) % 10 < (i % 2 ? 3 : 2) ? 1 : 0,
        }
      })
      sent = until
      test.clock.set(new Date(from + until * 60_000 + HOUR))
      await send('running', 'POST', `/ab-tests/${id}/exposures`, {
        body: { exposures: rows.map(({ value: _, ...row }) => row) },
      })
      const outcomes = rows.map(({ entity, timestamp, value }) => ({
        entity,
        metric: 'kpi:retention',
        value,
        timestamp,
      }))
      await send('running', 'POST', `/ab-tests/${id}/outcomes`, { body: { outcomes } })
      return (await send('reader', 'GET', `/ab-tests/${id}/results`)).body
    }
    const early = await feed(Math.floor(planned * 0.1))
    expect(early).toMatchObject({ verdict: 'insufficient', look: { phase: 'waiting', taken: [] } })
    expect(JSON.stringify(early.metrics)).not.toMatch(/"pValue":\d/)
    const first = await feed(Math.ceil(planned * 0.25))
    expect(first).toMatchObject({
      look: { phase: 'interim', taken: [] },
      metrics: [{ comparisons: [{ pValue: expect.any(Number) }] }],
    })
    const between = await feed(Math.ceil(planned * 0.3))
    expect(between).toMatchObject({ look: { phase: 'waiting', readAt: first.asOf }, metrics: first.metrics as object })
    const last = await feed(planned)
    expect(last).toMatchObject({ look: { phase: 'final', taken: [Math.ceil(planned * 0.25)] } })
    const { body } = await send('reader', 'GET', `/ab-tests/${id}`)
    expect(body).toMatchObject({ looksTaken: [{ information: planned }, { information: Math.ceil(planned * 0.25) }] })
  })

  it('exports what it shows', async () => {
    const shown = (await send('reader', 'GET', `/ab-tests/${id}/results`)).body as unknown as {
      planHash: string
      metrics: { arms: { value: number }[] }[]
    }
    const csv = await fetchAs('reader', 'GET', `/ab-tests/${id}/export`)
    expect(csv.headers.get('content-type')).toContain('text/csv')
    const [header, control, challenger] = (await csv.text()).split('\r\n').map((line) => line.split(','))
    expect(header?.slice(0, 7)).toEqual(['as_of', 'plan_hash', 'verdict', 'segment', 'metric', 'role', 'arm'])
    expect(control?.[1]).toBe(shown.planHash)
    expect([control, challenger].map((line) => Number(line?.[10]))).toEqual(
      shown.metrics[0]?.arms.map(({ value }) => value),
    )
    const json = await fetchAs('reader', 'GET', `/ab-tests/web/export?format=json`)
    expect(await json.json()).toMatchObject({ id, metrics: shown.metrics as unknown as object[] })
  })

  it('concludes by a person only, lists', async () => {
    const body = { decision: 'hold', reason: 'Not enough.' }
    expect(await send('robot', 'POST', `/ab-tests/${id}/conclude`, { body })).toMatchObject({ status: 403 })
    expect(await send('manager', 'POST', `/ab-tests/${id}/conclude`, { body: { decision: 'hold' } })).toMatchObject({
      status: 422,
    })
    expect(await send('manager', 'POST', `/ab-tests/${id}/conclude`, { body })).toMatchObject({
      status: 200,
      body: { status: 'concluded' },
    })
    const listed = await send('reader', 'GET', '/ab-tests?limit=1&status=concluded')
    expect(listed.body.items.map(({ slug }) => slug)).toEqual(['web'])
    expect(await send('reader', 'GET', '/ab-tests/none')).toMatchObject({ status: 404 })
  })
})
