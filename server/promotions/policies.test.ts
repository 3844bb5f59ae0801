import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { verifyChain } from '@/server/audit/verify'
import type { Caller } from '@/server/kernel/context'
import { openTestSystem, type TestSystem } from '@/server/testing/open-test-system'
import { attest, listAttestations } from './attestations'
import { decidePromotion } from './decide'
import { activateAtOnce } from './emergency'
import { getPromotion, listPromotions, waitingPromotions } from './list'
import { getModelPolicy, getPolicy, listPolicies, policyHistory, putPolicy } from './policies'
import { addSite, approve, ask, type Cast, castOf, live, refused } from './promotion-fixture'
import { reviewPromotion } from './review'
import { simulatePromotions } from './simulate'

const HOUR = 3_600_000
let test: TestSystem
let cast: Cast
const as = (name: keyof Cast): Caller => test.callAs(cast[name].actor)

beforeAll(async () => {
  test = await openTestSystem()
  cast = await castOf(test)
})
afterAll(() => test.close())

describe('policies', () => {
  const model = 'strict'
  const policy = (more: Record<string, unknown> = {}) => ({
    gates: [],
    approvals: [{ role: 'any', count: 1 }],
    fourEyes: 'required',
    expiresHours: 24,
    ...more,
  })
  const put = (given: unknown, riskTier = 'high') =>
    putPolicy.execute(as('risk'), { environment: 'production', riskTier, policy: given, reason: 'Tighter.' })
  beforeAll(async () => {
    await addSite(test, cast, { useCase: 'strict', model, versions: ['v1', 'v2', 'v3'], riskTier: 'high' })
  })

  it('have defaults, refuse gates without a source by name, and keep their versions', async () => {
    const { items } = await listPolicies.execute(as('risk'), { environment: 'production' })
    expect(items.map(({ riskTier, version, policy: { fourEyes } }) => [riskTier, version, fourEyes])).toEqual([
      ['low', null, 'required'],
      ['medium', null, 'required'],
      ['high', null, 'required'],
    ])
    const error = await put(policy({ gates: [{ gate: 'ab_verdict' }] })).catch((thrown: Error) => thrown.message)
    expect(error).toContain('ab_verdict is not offered')
    expect(await refused(put(policy({ approvals: [] })))).toBe('invalid_input too_small')
    const two = policy({
      approvals: [
        { role: 'risk_officer', count: 1 },
        { role: 'any', count: 1 },
      ],
    })
    expect(await put(two)).toMatchObject({ version: 1 })
    expect(await put(two)).toMatchObject({ version: 1 })
    expect(await put({ ...two, expiresHours: 48 })).toMatchObject({ version: 2 })
    const history = await policyHistory.execute(as('risk'), { environment: 'production', riskTier: 'high' })
    expect(history.items.map(({ version }) => version)).toEqual([2, 1])
    expect(await getPolicy.execute(as('manager'), { environment: 'production', riskTier: 'high' })).toMatchObject({
      policy: { expiresHours: 48 },
    })
  })

  it('of a model are those of the riskiest use case it serves, also for whoever does not see that one', async () => {
    await addSite(test, cast, { useCase: 'mild', model: 'mild', versions: [], riskTier: 'low' })
    const ofMild = { model: 'mild', environment: 'production' }
    const [mild] = await test.raw<{ id: string }>(`select id from use_cases where slug = 'mild'`)
    const reader = await test.addPerson({ grants: [{ role: 'sme', useCaseId: mild?.id ?? '' }] })
    const read = () => getModelPolicy.execute(test.callAs(reader.actor), ofMild)
    expect(await read()).toMatchObject({ environment: 'production', riskTier: 'low', version: null })
    await test.raw(
      `insert into model_use_cases (model_id, use_case_id)
      select m.id, u.id from models m, use_cases u where m.slug = 'mild' and u.slug = 'strict'`,
    )
    expect(await read()).toMatchObject({ riskTier: 'high', version: 2, policy: { expiresHours: 48 } })
    expect(await refused(getModelPolicy.execute(test.callAs(reader.actor), { ...ofMild, model }))).toBe('not_found')
    expect(await refused(getModelPolicy.execute(as('risk'), { ...ofMild, environment: 'moon' }))).toBe('not_found')
  })

  it('count approvals by distinct persons and roles', async () => {
    const { item } = await ask(as('requester'), { model, version: 'v1' })
    expect(await approve(as('manager'), item.id)).toMatchObject({ status: 'pending' })
    expect(await refused(approve(as('manager'), item.id))).toBe('conflict already_decided')
    expect((await getPromotion.execute(as('risk'), { id: item.id })).approvalsMissing).toEqual([
      { role: 'risk_officer', count: 1 },
    ])
    expect(await refused(approve(as('admin'), item.id))).toBe('forbidden role_not_asked')
    expect(await approve(as('risk'), item.id)).toMatchObject({ status: 'approved' })
  })

  it('block until somebody independent vouches', async () => {
    await put(policy({ gates: [{ gate: 'data_attested' }, { gate: 'pii_cleared' }] }))
    const say = (who: keyof Cast, kind: string, more: Record<string, unknown> = {}) =>
      attest.execute(as(who), { model, version: 'v2', kind, statement: 'I looked.', ...more })
    await say('author', 'data_attested')
    const blocked = await ask(as('requester'), { model, version: 'v2' })
    expect(blocked.item.gates).toMatchObject([
      { gate: 'pii_cleared', verdict: 'block', code: 'not_vouched_for' },
      { gate: 'data_attested', verdict: 'block', code: 'not_independent' },
    ])
    expect(await refused(approve(as('manager'), blocked.item.id))).toBe('conflict gate_blocked')
    const reject = { id: blocked.item.id, decision: 'reject', reason: 'Not yet.' }
    expect(await decidePromotion.execute(as('manager'), reject)).toMatchObject({ status: 'rejected' })
    await say('risk', 'data_attested')
    await say('risk', 'pii_cleared')
    test.clock.advance(1000)
    const unclassified = await ask(as('requester'), { model, version: 'v2' })
    expect(unclassified.item.gates).toMatchObject([
      { gate: 'pii_cleared', verdict: 'block', code: 'unclassified_features', figure: 1 },
      { gate: 'data_attested', verdict: 'pass' },
    ])
    await say('risk', 'data_attested', { holds: false })
    expect((await listAttestations.execute(as('risk'), { model, version: 'v2' })).items).toHaveLength(4)
    expect((await getPromotion.execute(as('manager'), { id: unclassified.item.id })).whyNot.approve).toBe(
      'gate_blocked',
    )
  })

  it('let a person activate at once, past the gates, and ask somebody else to review it within 72 hours', async () => {
    const { items } = await listPromotions.execute(as('risk'), { model, status: 'pending' })
    const id = items[0]?.id ?? ''
    await attest.execute(as('risk'), { model, version: 'v2', kind: 'card_complete', statement: 'Unrelated and later.' })
    const moved = activateAtOnce.execute(as('manager'), { id, reason: 'Fraud wave.' })
    expect(await refused(moved)).toBe('conflict evidence_moved')
    const { item } = await ask(as('requester'), { model, version: 'v2' })
    expect(await refused(activateAtOnce.execute(as('requester'), { id: item.id, reason: 'Now.' }))).toBe(
      'forbidden own_request',
    )
    const done = await activateAtOnce.execute(as('manager'), { id: item.id, reason: 'Fraud wave.' })
    const due = new Date(test.clock.now().getTime() + 72 * HOUR).toISOString()
    expect(done).toMatchObject({ status: 'approved', emergency: true, review: { dueAt: due, overdue: false } })
    expect(await live(as('risk'), model)).toMatchObject({ version: 'v2' })
    const review = (who: keyof Cast) =>
      reviewPromotion.execute(as(who), { id: item.id, verdict: 'confirm', reason: 'It was right.' })
    expect(await refused(review('manager'))).toBe('forbidden own_decision')
    expect(await refused(review('author'))).toBe('forbidden own_version')
    test.clock.advance(73 * HOUR)
    expect(await waitingPromotions.execute(as('risk'), {})).toMatchObject({ items: [{ id: item.id, wants: 'review' }] })
    expect((await getPromotion.execute(as('risk'), { id: item.id })).review).toMatchObject({ overdue: true })
    expect((await review('risk')).review).toMatchObject({ by: 'Rita', verdict: 'confirm', overdue: false })
    expect(await refused(review('admin'))).toBe('conflict reviewed')
  })

  it('record one pair of eyes where they are meant to', async () => {
    const solo = await ask(as('requester'), { model, version: 'v3', environment: 'staging' })
    expect(await approve(as('requester'), solo.item.id)).toMatchObject({ status: 'approved', ownHand: true })
  })

  it('can be tried on the past, and list exactly what they would have stopped', async () => {
    const simulate = (given: unknown) =>
      simulatePromotions.execute(as('risk'), { environment: 'production', riskTier: 'high', policy: given })
    const past = await listPromotions.execute(as('risk'), { model, environment: 'production', status: 'approved' })
    const [emergency, ordinary] = past.items
    expect(past.items).toHaveLength(2)
    const same = await simulate(policy())
    expect(same).toMatchObject({ promotions: 2, complete: true, blocked: [] })
    const attested = await simulate(policy({ gates: [{ gate: 'data_attested' }] }))
    expect(attested.blocked.map(({ id }) => id)).toEqual([ordinary?.id, emergency?.id])
    const twoRisk = await simulate(policy({ approvals: [{ role: 'risk_officer', count: 1 }] }))
    expect(twoRisk.blocked).toMatchObject([{ id: emergency?.id, objections: [{ kind: 'approvals', missing: 1 }] }])
  })
})

it('leaves a chain that verifies', async () => {
  expect(await test.engine.read((tx) => verifyChain(tx))).toMatchObject({ valid: true })
})
