import { createHmac } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listAliases, readAliasHistory, setAlias } from '@/server/deployments/aliases'
import { archiveVersion } from '@/server/deployments/archive-version'
import { createDeployment } from '@/server/deployments/create'
import { endDeployment } from '@/server/deployments/end'
import { listEvents, readFeedSecret } from '@/server/deployments/events'
import { reportHeartbeat } from '@/server/deployments/heartbeat'
import { deploymentHistory, getDeployment, listDeployments, listHeartbeats } from '@/server/deployments/list'
import { rollbackDeployment } from '@/server/deployments/rollback'
import type { Caller } from '@/server/kernel/context'
import { openTestSystem, type TestSystem } from '@/server/testing/open-test-system'
import { readEvidencePack } from './evidence-pack'
import { expirePromotions } from './expire'
import { getPromotion, listPromotions, waitingPromotions } from './list'
import { addSite, approve, ask, type Cast, castOf, live, refused, score } from './promotion-fixture'

const HOUR = 3_600_000
let test: TestSystem
let cast: Cast
const as = (name: keyof Cast): Caller => test.callAs(cast[name].actor)
const digestOf = async (model: string, version: string) => {
  const rows = await test.raw<{ digest: string }>(
    'select v.digest from model_versions v join models m on m.id = v.model_id where m.slug = $1 and v.version = $2',
    [model, version],
  )
  return rows[0]?.digest ?? ''
}

beforeAll(async () => {
  test = await openTestSystem()
  cast = await castOf(test)
})
afterAll(() => test.close())

describe('the way to production', () => {
  const model = 'flow'
  beforeAll(async () => {
    await addSite(test, cast, { useCase: 'flow', model, versions: ['v0', 'v1', 'v2'] })
  })

  it('takes what served before into the record, once', async () => {
    const served = { model, version: 'v0', environment: 'production', effectiveFrom: '2025-03-01T00:00:00Z' }
    const given = { ...served, type: 'external', reason: 'Served since the start.' }
    const made = await createDeployment.execute(as('admin'), given)
    expect(made).toMatchObject({ created: true, item: { version: 'v0', type: 'external', environment: 'production' } })
    expect(await createDeployment.execute(as('admin'), given)).toMatchObject({ created: false })
    expect(await refused(createDeployment.execute(as('admin'), { ...given, version: 'v1' }))).toBe('conflict overlap')
    const { items } = await listAliases.execute(as('risk'), { model })
    expect(items).toMatchObject([{ alias: 'champion', version: 'v0' }])
  })

  it('is asked for with reasons, judged by gates, decided by somebody else, and takes effect', async () => {
    test.clock.advance(HOUR)
    const { item } = await ask(as('requester'), { model, version: 'v1' })
    expect(item).toMatchObject({ status: 'pending', requestedBy: 'Rosa', approvals: [], environment: 'production' })
    expect(item.gates.map(({ gate, verdict }) => `${gate} ${verdict}`)).toEqual([
      'reference_exists warn',
      'minimum_labelled warn',
      'not_worse_than_champion warn',
      'drift warn',
      'data_quality warn',
      'rule_tests pass',
      'card_complete warn',
    ])
    expect(item.evidenceHash).toMatch(/^[0-9a-f]{64}$/)
    const { id } = item

    const own = await getPromotion.execute(as('requester'), { id })
    expect(own.whyNot).toMatchObject({ approve: 'own_request', activateAtOnce: 'own_request' })
    expect((await getPromotion.execute(as('author'), { id })).whyNot.approve).toBe('own_version')
    const seen = await getPromotion.execute(as('manager'), { id })
    expect(seen.whyNot).toEqual({ approve: null, reject: null, activateAtOnce: null, review: 'no_review_due' })
    expect(seen).toMatchObject({ approvalsMissing: [{ role: 'any', count: 1 }], history: [{ version: 'v0' }] })
    const waiting = await waitingPromotions.execute(as('manager'), {})
    expect(waiting).toMatchObject({ count: 1, items: [{ id, wants: 'decision' }] })
    expect(await waitingPromotions.execute(as('manager'), { useCase: 'flow' })).toMatchObject({ count: 1 })
    expect(await waitingPromotions.execute(as('manager'), { useCase: 'other' })).toMatchObject({ count: 0 })
    expect(await waitingPromotions.execute(as('author'), {})).toMatchObject({ count: 0 })
    expect(await waitingPromotions.execute(as('requester'), {})).toMatchObject({ count: 0 })

    test.clock.advance(HOUR)
    const done = await approve(as('manager'), id)
    expect(done).toMatchObject({ status: 'approved', approvals: [{ by: 'Max', decision: 'approve' }], ownHand: false })
    const now = await live(as('risk'), model)
    expect(now).toMatchObject({ version: 'v1', promotion: id, effectiveFrom: test.clock.now().toISOString() })
    expect(now?.effectiveTo).toBeUndefined()
    const { items } = await deploymentHistory.execute(as('risk'), { model })
    expect(items).toMatchObject([{ version: 'v1' }, { version: 'v0', effectiveTo: now?.effectiveFrom, endedBy: 'Max' }])
    const steps = await readAliasHistory.execute(as('risk'), { model, alias: 'champion' })
    expect(steps.items).toMatchObject([{ version: 'v1', previous: 'v0', promotion: id, by: 'Max' }, { version: 'v0' }])
  })

  it('answers for every time', async () => {
    const at = async (time: string) =>
      (await listDeployments.execute(as('risk'), { model, at: time })).items.map(({ version }) => version)
    expect(await at('2025-02-28T23:59:59Z')).toEqual([])
    expect(await at('2025-03-01T00:00:00Z')).toEqual(['v0'])
    expect(await at('2026-01-15T13:59:59Z')).toEqual(['v0'])
    expect(await at('2026-01-15T14:00:00Z')).toEqual(['v1'])
  })

  it('goes back in one step, and never forward again that way', async () => {
    const now = await live(as('risk'), model)
    expect(await getDeployment.execute(as('risk'), { id: now?.id ?? '' })).toMatchObject({
      live: true,
      rollsBackTo: { version: 'v0' },
    })
    const back = await rollbackDeployment.execute(as('manager'), { id: now?.id ?? '', reason: 'Errors doubled.' })
    expect(back).toMatchObject({ version: 'v0', by: 'Max' })
    expect(await live(as('risk'), model)).toMatchObject({ version: 'v0', type: 'external' })
    const again = (id: string) => rollbackDeployment.execute(as('manager'), { id, reason: 'Again.' })
    expect(await refused(again(back.id))).toBe('conflict nothing_before')
    expect(await refused(again(now?.id ?? ''))).toBe('conflict not_live')
  })

  it('writes a signed feed that can be polled', async () => {
    const first = await listEvents.execute(as('risk'), { limit: 2 })
    const rest = await listEvents.execute(as('risk'), { after: first.last })
    const types = [...first.items, ...rest.items].map(({ type }) => type)
    expect(types).toEqual(['deployment.activated', 'deployment.activated', 'deployment.rolled_back'])
    const { secret } = await readFeedSecret.execute(as('admin'), {})
    const key = Buffer.from(secret.replace('whsec_', ''), 'base64')
    for (const { payload, headers, id, data } of first.items) {
      const signed = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${payload}`
      expect(headers['webhook-signature']).toBe(`v1,${createHmac('sha256', key).update(signed).digest('base64')}`)
      expect(headers['webhook-id']).toBe(id)
      expect(JSON.parse(payload)).toMatchObject({ data })
    }
    expect((await listEvents.execute(as('risk'), { after: rest.last })).items).toEqual([])
  })

  it('hears from running copies and says once when one runs something else', async () => {
    const now = await live(as('risk'), model)
    const report = async (digest: string) =>
      reportHeartbeat.execute(await test.withKey('ingest'), {
        id: now?.id ?? '',
        instance: 'pod-1',
        digest,
        memoryMb: 12,
      })
    const right = await digestOf(model, 'v0')
    const mismatches = async () =>
      (await listEvents.execute(as('risk'), {})).items.filter(({ type }) => type === 'deployment.digest_mismatch')
        .length
    expect(await report(right)).toMatchObject({ matches: true, live: true })
    const wrong = 'f'.repeat(64)
    expect(await report(wrong)).toMatchObject({ matches: false, approvedDigest: right })
    await report(wrong)
    expect(await mismatches()).toBe(1)
    expect(await live(as('risk'), model)).toMatchObject({ instances: { seen: 1, mismatched: 1 } })
    await report(right)
    await report(wrong)
    expect(await mismatches()).toBe(2)
    const { items } = await listHeartbeats.execute(as('risk'), { id: now?.id ?? '' })
    expect(items).toMatchObject([{ instance: 'pod-1', digest: wrong, mismatch: true, memoryMb: 12 }])
  })

  it('exports the evidence with hashes that say whether it was touched', async () => {
    const { items } = await listPromotions.execute(as('risk'), { model, status: 'approved' })
    const pack = await readEvidencePack.execute(as('risk'), { id: items[0]?.id ?? '' })
    expect(pack.hashes).toMatchObject({ untouched: true, evidence: pack.hashes.frozen })
    expect(pack.audit.map(({ action }) => action)).toEqual(['promotions.request', 'promotions.decide'])
    expect(pack.frozen.evidence).toMatchObject({ champion: { version: 'v0' }, version: { version: 'v1' } })
  })

  it('takes out of service', async () => {
    const now = await live(as('risk'), model)
    await endDeployment.execute(as('manager'), { id: now?.id ?? '', reason: 'Not needed any more.' })
    expect(await live(as('risk'), model)).toBeUndefined()
    expect((await listAliases.execute(as('risk'), { model })).items).toEqual([])
  })
})

describe('bad input', () => {
  const model = 'bad'
  beforeAll(async () => {
    await addSite(test, cast, { useCase: 'bad', model, versions: ['v1', 'v2', 'v3', 'v4', 'v5'] })
  })
  const counts = () =>
    test.raw(`select (select count(*) from promotions) as p, (select count(*) from deployments) as d,
      (select count(*) from promotion_approvals) as a`)
  const denied = async (action: string) =>
    test.raw(`select detail from audit_records where outcome = 'denied' and action = $1 order by seq desc limit 1`, [
      action,
    ])

  it('refuses unknown versions and environments, no reason, and strangers fields, and audits it', async () => {
    const before = await counts()
    const wrong = [
      { model, version: 'nobody' },
      { model: 'nobody', version: 'v1' },
      { model, version: 'v1', environment: 'nowhere' },
      { model, version: 'v1', reason: '   ' },
      { model, version: '../v1' },
    ]
    const found = []
    for (const one of wrong) found.push(await refused(ask(as('requester'), one)))
    expect(found).toEqual(['not_found', 'not_found', 'not_found', 'invalid_input too_small', 'not_found'])
    expect(await counts()).toEqual(before)
    expect(await denied('promotions.request')).toMatchObject([{ detail: { because: expect.any(String) } }])
  })

  it('refuses an archived version', async () => {
    await archiveVersion.execute(as('author'), { model, version: 'v5', reason: 'Superseded.' })
    const before = await counts()
    expect(await refused(ask(as('requester'), { model, version: 'v5' }))).toBe('conflict archived')
    expect(await counts()).toEqual(before)
    expect(await denied('promotions.request')).toMatchObject([{ detail: { because: 'archived' } }])
  })

  it('refuses the same twice, also at once, and what is live already', async () => {
    const both = await Promise.all([1, 2].map(() => refused(ask(as('requester'), { model, version: 'v1' }))))
    expect(both.sort()).toEqual(['conflict already_pending', 'let through'])
    expect(await denied('promotions.request')).toMatchObject([{ detail: { because: 'already_pending' } }])
    const { items } = await listPromotions.execute(as('risk'), { model, status: 'pending' })
    await approve(as('manager'), items[0]?.id ?? '')
    const before = await counts()
    expect(await refused(ask(as('requester'), { model, version: 'v1' }))).toBe('conflict already_live')
    expect(await counts()).toEqual(before)
    expect(await denied('promotions.request')).toMatchObject([{ detail: { because: 'already_live' } }])
  })

  it('refuses a decision after the expiry, which then stands in the record', async () => {
    const { item } = await ask(as('requester'), { model, version: 'v2' })
    test.clock.advance(7 * 24 * HOUR)
    expect((await getPromotion.execute(as('manager'), { id: item.id })).status).toBe('expired')
    const before = await counts()
    expect(await refused(approve(as('manager'), item.id))).toBe('conflict expired')
    expect(await counts()).toEqual(before)
    expect(await denied('promotions.decide')).toMatchObject([{ detail: { because: 'expired' } }])
    expect(await test.raw('select status from promotions where id = $1', [item.id])).toEqual([{ status: 'expired' }])
    expect(await refused(approve(as('manager'), item.id))).toBe('conflict not_pending')
    const other = await ask(as('requester'), { model, version: 'v2' })
    test.clock.advance(8 * 24 * HOUR)
    await test.engine.transaction((tx) => expirePromotions(tx, test.clock.now()))
    expect((await listPromotions.execute(as('risk'), { model, status: 'expired' })).items).toHaveLength(2)
    expect(other.item.id).not.toBe(item.id)
  })

  it('voids a promotion whose evidence moved: another champion, or labels that were changed', async () => {
    const first = await ask(as('requester'), { model, version: 'v2' })
    const second = await ask(as('requester'), { model, version: 'v3' })
    await approve(as('manager'), first.item.id)
    expect(await refused(approve(as('manager'), second.item.id))).toBe('conflict not_pending')
    const superseded = await getPromotion.execute(as('risk'), { id: second.item.id })
    expect(superseded).toMatchObject({ status: 'void', voidReason: 'superseded', moved: ['champion'] })

    const start = test.clock.now().getTime() - 48 * HOUR
    const rows = Array.from({ length: 60 }, (_, i) => ({
      id: `m${i}`,
      at: new Date(start + i * 60_000),
      label: (i % 2) as 0 | 1,
      score: i % 4 === 0 ? 0.9 : i % 2 === 1 ? 0.8 : 0.2,
    }))
    await score(test, { model, version: 'v3' }, rows)
    const third = await ask(as('requester'), { model, version: 'v3' })
    expect((await getPromotion.execute(as('risk'), { id: third.item.id })).evidence).toMatchObject({ labelled: 60 })
    // What becomes known later is no part of it.
    test.clock.advance(HOUR)
    await score(test, { model, version: 'v3' }, [{ id: 'late', at: new Date(start), label: 1, score: 0.1 }])
    await test.raw(`update labels set value = '0' where external_id = 'm1'`)
    const before = await counts()
    expect(await refused(approve(as('manager'), third.item.id))).toBe('conflict evidence_moved')
    expect(await counts()).toEqual(before)
    expect(await denied('promotions.decide')).toMatchObject([{ detail: { because: 'evidence_moved' } }])
    const moved = await getPromotion.execute(as('risk'), { id: third.item.id })
    expect(moved).toMatchObject({ status: 'void', voidReason: 'evidence_moved' })
    expect(moved.moved).toContain('performance')
    expect(await live(as('risk'), model)).toMatchObject({ version: 'v2' })
    await test.raw(`update labels set value = '1' where external_id = 'm1'`)
    const fourth = await ask(as('requester'), { model, version: 'v3' })
    test.clock.advance(HOUR)
    await score(test, { model, version: 'v3' }, [{ id: 'later', at: new Date(start), label: 1, score: 0.1 }])
    expect(await approve(as('manager'), fourth.item.id)).toMatchObject({ status: 'approved' })
  })

  it('refuses history that lies in the future or overlaps, and another digest', async () => {
    const from = new Date(test.clock.now().getTime() - 1000 * HOUR).toISOString()
    const to = new Date(test.clock.now().getTime() - 900 * HOUR).toISOString()
    const base = {
      model,
      version: 'v1',
      environment: 'staging',
      effectiveFrom: from,
      effectiveTo: to,
      reason: 'History.',
    }
    const load = (more: Record<string, unknown>) => refused(createDeployment.execute(as('admin'), { ...base, ...more }))
    expect(await load({ effectiveTo: from })).toBe('invalid_input custom')
    expect(await load({ effectiveTo: '2199-01-01T00:00:00Z' })).toBe('invalid_input in_the_future')
    expect(await load({ digest: 'a'.repeat(64) })).toBe('conflict other_digest')
    expect(await load({})).toBe('let through')
    expect(await load({ version: 'v2', effectiveFrom: from })).toBe('conflict overlap')
    expect(await load({ version: 'v2', effectiveFrom: to, effectiveTo: undefined })).toBe('let through')
  })

  it('does not let champion be moved by hand against production', async () => {
    const set = (version: string, alias: string) =>
      setAlias.execute(as('requester'), { model, alias, version, reason: 'By hand.' })
    expect(await refused(set('v1', 'champion'))).toBe('conflict serves_in_production')
    expect(await set('v3', 'champion')).toMatchObject({ version: 'v3' })
    expect(await set('v1', 'challenger')).toMatchObject({ alias: 'challenger', version: 'v1' })
    expect(await refused(set('v5', 'challenger'))).toBe('conflict archived')
  })
})
