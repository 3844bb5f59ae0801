import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createDispatch, type Dispatch } from '@/server/http/dispatch'
import { endpoints } from '@/server/http/endpoints'
import type { Caller } from '@/server/kernel/context'
import { openTestSystem, type TestSystem } from '@/server/testing/open-test-system'
import { addSite, type Cast, castOf, type Scored, score } from './promotion-fixture'

type Body = Record<string, unknown> & { id: string; items: Record<string, unknown>[]; gates: Record<string, unknown>[] }

let test: TestSystem
let cast: Cast
let dispatch: Dispatch
const callers = new Map<string, () => Promise<Caller>>()

async function send(who: string, method: string, path: string, sent: { body?: unknown; key?: string } = {}) {
  const headers: Record<string, string> = { authorization: who }
  if (sent.body !== undefined) headers['content-type'] = 'application/json'
  if (sent.key) headers['idempotency-key'] = sent.key
  const init = { method, headers, ...(sent.body !== undefined && { body: JSON.stringify(sent.body) }) }
  const answer = await dispatch(new Request(`http://localhost/api/v1${path}`, init))
  return { status: answer.status, body: (await answer.json()) as Body }
}

beforeAll(async () => {
  test = await openTestSystem()
  cast = await castOf(test)
  callers.set('pipeline', () => test.withKey('write'))
  callers.set('running', () => test.withKey('ingest'))
  callers.set('manager', () => test.withKey('write', { owner: cast.manager.id }))
  callers.set('reader', () => test.withKey('read'))
  const nobody = async () => test.anonymous()
  const resolveCaller = async (request: Request) => {
    const caller = await (callers.get(request.headers.get('authorization') ?? '') ?? nobody)()
    return { caller, badKey: false }
  }
  dispatch = createDispatch({ endpoints, resolveCaller })
  await addSite(test, cast, { useCase: 'u', model: 'm', versions: ['v0', 'v1', 'v2'], segments: ['group'] })
})
afterAll(() => test.close())

const start = Date.UTC(2026, 0, 2)
/** 240 cases over ten days and more; `skill` is how often a version is right. */
const rows = (skill: number): Scored[] =>
  Array.from({ length: 240 }, (_, i) => {
    const label = (i % 2) as 0 | 1
    const right = (i * 7919) % 100 < skill * 100
    const value = right === (label === 1) ? 0.6 + (i % 40) / 100 : 0.4 - (i % 40) / 100
    return { id: `c${i}`, at: new Date(start + i * 3_600_000), label, score: value, segment: i % 3 === 0 ? 'a' : 'b' }
  })

describe('the way to production over HTTP', () => {
  it('judges on the cases that both versions scored', async () => {
    const served = { model: 'm', version: 'v0', environment: 'production', effectiveFrom: '2026-01-01T00:00:00Z' }
    const loaded = await send('pipeline', 'POST', '/deployments', { body: { ...served, reason: 'Served before.' } })
    expect(loaded).toMatchObject({ status: 201, body: { version: 'v0', type: 'service' } })
    await score(test, { model: 'm', version: 'v0' }, rows(0.8))
    await score(test, { model: 'm', version: 'v1' }, rows(0.95))
    await score(test, { model: 'm', version: 'v2' }, rows(0.6))
    const ask = async (version: string) =>
      send('pipeline', 'POST', '/promotions', {
        body: { model: 'm', version, environment: 'production', reason: 'Better.' },
      })
    const better = await ask('v1')
    test.clock.advance(1000)
    const worse = await ask('v2')
    const gateOf = ({ body }: { body: Body }) => body.gates.find(({ gate }) => gate === 'not_worse_than_champion')
    expect(gateOf(better)).toMatchObject({ verdict: 'pass', code: 'within_limit', limit: 0.01 })
    expect(gateOf(worse)).toMatchObject({ verdict: 'block', code: 'beyond_limit' })
    expect(better).toMatchObject({ status: 201, body: { status: 'pending', approvals: [] } })
    const { body } = await send('reader', 'GET', `/promotions/${better.body.id}`)
    expect(body).toMatchObject({ evidence: { labelled: 240, comparison: { n: 240, metric: 'roc_auc' } } })
    expect(body).toMatchObject({ evidence: { fairness: { measured: true, gaps: [{ segment: 'group' }, {}, {}] } } })
    const twice = await ask('v1')
    expect(twice).toMatchObject({ status: 409, body: { code: 'conflict', errors: [{ code: 'already_pending' }] } })
  })

  it('takes a decision by a key of a person, once for one Idempotency-Key, and none by others', async () => {
    const { body } = await send('reader', 'GET', '/promotions?status=pending&model=m')
    expect(body).toMatchObject({ items: [{ version: 'v2' }, { version: 'v1' }], counts: { pending: 2, approved: 0 } })
    const id = body.items[1]?.id
    const decision = { body: { decision: 'approve', reason: 'Figures hold.' }, key: 'decision-1' }
    expect(await send('pipeline', 'POST', `/promotions/${id}/decision`, decision)).toMatchObject({ status: 403 })
    expect(await send('reader', 'POST', `/promotions/${id}/decision`, decision)).toMatchObject({ status: 403 })
    expect(await send('manager', 'POST', `/promotions/${id}/decision`, { body: {} })).toMatchObject({ status: 422 })
    const done = await send('manager', 'POST', `/promotions/${id}/decision`, decision)
    const approvals = [{ by: 'Max', decision: 'approve', reason: 'Figures hold.', throughKey: true }]
    expect(done).toMatchObject({ status: 200, body: { status: 'approved', approvals } })
  })

  it('answers what serves, and what served', async () => {
    const now = await send('reader', 'GET', '/deployments?environment=production')
    expect(now.body.items).toMatchObject([{ version: 'v1', environment: 'production', type: 'service' }])
    expect(now.body.items[0]).not.toHaveProperty('effectiveTo')
    const then = await send('reader', 'GET', '/deployments?environment=production&at=2026-01-10T00:00:00Z')
    expect(then.body.items).toMatchObject([{ version: 'v0', effectiveTo: now.body.items[0]?.effectiveFrom }])
    expect(await send('reader', 'GET', '/deployments?environment=nowhere')).toMatchObject({ status: 404 })
    expect(await send('reader', 'GET', '/deployments?at=yesterday')).toMatchObject({ status: 422 })
  })

  it('hears what runs and rolls back in one step', async () => {
    const [now] = (await send('reader', 'GET', '/deployments')).body.items
    const beat = { digest: now?.digest, instance: 'pod-1', memoryMb: 120, cpuSeconds: 3 }
    const heard = await send('running', 'POST', `/deployments/${now?.id}/heartbeat`, { body: beat })
    expect(heard).toMatchObject({ status: 200, body: { matches: true, live: true } })
    const bad = { ...beat, digest: '../etc/passwd' }
    expect(await send('running', 'POST', `/deployments/${now?.id}/heartbeat`, { body: bad })).toMatchObject({
      status: 422,
    })
    const path = `/deployments/${now?.id}/rollback`
    const reason = { body: { reason: 'Errors doubled.' } }
    expect(await send('pipeline', 'POST', path, reason)).toMatchObject({ status: 403 })
    expect(await send('manager', 'POST', path, reason)).toMatchObject({ status: 200, body: { version: 'v0' } })
    expect(await send('manager', 'POST', path, reason)).toMatchObject({ status: 409 })
    const events = await send('reader', 'GET', '/deployments/events?after=1')
    expect(events.body.items.map(({ type }) => type)).toEqual(['deployment.activated', 'deployment.rolled_back'])
    expect(await send('reader', 'GET', '/deployments/events/secret')).toMatchObject({ status: 403 })
  })

  it('has policies that can be read, set by those who may, and tried', async () => {
    const policy = { gates: [], approvals: [{ role: 'any', count: 1 }], fourEyes: 'required', expiresHours: 24 }
    const path = '/policies/staging/low'
    expect(await send('reader', 'GET', path)).toMatchObject({ status: 200, body: { version: null } })
    const put = { body: { policy, reason: 'Stricter.' } }
    expect(await send('manager', 'PUT', path, put)).toMatchObject({ status: 403 })
    callers.set('admin', () => test.withKey('admin'))
    expect(await send('admin', 'PUT', path, put)).toMatchObject({ status: 200, body: { version: 1 } })
    const gates = [{ gate: 'minimum_labelled', n: 1000 }]
    const tried = { body: { environment: 'production', policy: { ...policy, gates } } }
    expect(await send('admin', 'POST', '/policies/simulation', tried)).toMatchObject({
      status: 200,
      body: { promotions: 1, blocked: [{ version: 'v1', objections: [{ kind: 'gate', gate: 'minimum_labelled' }] }] },
    })
  })
})
