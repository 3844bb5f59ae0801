import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { UserActor } from '@/domain/access/actor'
import type { Grant } from '@/domain/access/roles'
import { verifyChain } from '@/server/audit/verify'
import { setAlias } from '@/server/deployments/aliases'
import { createDeployment } from '@/server/deployments/create'
import { endDeployment } from '@/server/deployments/end'
import { rollbackDeployment } from '@/server/deployments/rollback'
import type { Caller } from '@/server/kernel/context'
import { openTestSystem, type TestSystem } from '@/server/testing/open-test-system'
import { createCallerFactory } from '@/server/trpc'
import { createDispatch } from '../http/dispatch'
import { endpoints } from '../http/endpoints'
import { appRouter } from '../router'
import { attest } from './attestations'
import { addOwn, forgeEvidence, requestThroughMadeKey, requestThroughRotatedKey } from './bypass-fixture'
import { decidePromotion } from './decide'
import { activateAtOnce } from './emergency'
import { putPolicy } from './policies'
import { addSite, ask, type Cast, castOf, refused } from './promotion-fixture'
import { reviewPromotion } from './review'

const HOUR = 3_600_000
let test: TestSystem
let cast: Cast
let number = 0
let model = ''
let pending = ''

const as = (name: keyof Cast): Caller => test.callAs(cast[name].actor)
const keyOf = (owner: string | undefined, more: { useCaseIds?: string[] } = {}) =>
  test.withKey('admin', { ...(owner !== undefined && { owner }), ...more })
const decide = (caller: Caller, more: Record<string, unknown> = {}) =>
  refused(decidePromotion.execute(caller, { id: pending, decision: 'approve', reason: 'Let me.', ...more }))
const regranted = (actor: UserActor, grants: Grant[]): Caller => test.callAs({ ...actor, grants })

/** What somebody does who owns the database. */
async function behindItsBack(table: string, ...statements: string[]): Promise<void> {
  await test.engine.transaction(async (tx) => {
    await tx.raw.query(`alter table ${table} disable trigger user`)
    for (const statement of statements) await tx.raw.query(statement)
    await tx.raw.query(`alter table ${table} enable trigger user`)
  })
}

async function useCaseId(slug: string): Promise<string> {
  const [row] = await test.raw<{ id: string }>('select id from use_cases where slug = $1', [slug])
  return row?.id ?? ''
}

/** Each bypass gets a model of its own, v0 live, v1 asked for by Rosa and made by Ada. */
async function setUp(): Promise<void> {
  model = `m${++number}`
  test.clock.advance(2 * 60_000)
  await addSite(test, cast, { useCase: model, model, versions: ['v0', 'v1', 'v2'] })
  const served = { model, version: 'v0', environment: 'production', effectiveFrom: '2025-01-01T00:00:00Z' }
  await createDeployment.execute(as('admin'), { ...served, reason: 'Served before.' })
  pending = (await ask(as('requester'), { model, version: 'v1' })).item.id
}

const liveVersion = async () => {
  const rows = await test.raw<{ version: string }>(
    `select v.version from deployments d join models m on m.id = d.model_id join model_versions v on v.id = d.version_id
     where m.slug = $1 and d.effective_to is null`,
    [model],
  )
  return rows.map(({ version }) => version)
}

const liveId = async (): Promise<string> => {
  const [row] = await test.raw<{ id: string }>(
    'select d.id from deployments d join models m on m.id = d.model_id where m.slug = $1 and d.effective_to is null',
    [model],
  )
  return row?.id ?? ''
}

const head = async () => Number((await test.raw<{ seq: number }>('select seq from audit_head'))[0]?.seq)

type Bypass = [name: string, expected: string, run: () => Promise<string>]

const BYPASSES: Bypass[] = [
  ['the requester approves', 'forbidden own_request', () => decide(as('requester'))],
  ['the author approves', 'forbidden own_version', () => decide(as('author'))],
  ['the requester through an own key', 'forbidden own_request', async () => decide(await keyOf(cast.requester.id))],
  ['the author through an own key', 'forbidden own_version', async () => decide(await keyOf(cast.author.id))],
  ['a key of the installation', 'forbidden no_person', async () => decide(await keyOf(undefined))],
  [
    'the requester with a second role',
    'forbidden own_request',
    () => decide(regranted(cast.requester.actor, [{ role: 'admin', useCaseId: null }])),
  ],
  [
    'the author made administrator',
    'forbidden own_version',
    () => decide(regranted(cast.author.actor, [{ role: 'admin', useCaseId: null }])),
  ],
  [
    'an administrator who is author and requester',
    'forbidden own_request',
    async () => {
      pending = await addOwn(test, as('admin'), model)
      return decide(as('admin'))
    },
  ],
  [
    'a request through a key of the installation by whoever made that key',
    'forbidden own_request',
    async () => {
      pending = await requestThroughMadeKey(test, as('admin'), { model, version: 'v2' })
      return decide(as('admin'))
    },
  ],
  [
    'a request through a rotated key of the installation',
    'forbidden own_request',
    async () => {
      pending = await requestThroughRotatedKey(test, as('admin'), { model, version: 'v2' })
      return decide(as('admin'))
    },
  ],
  ['somebody without the right', 'forbidden', () => test.as('devops').then((caller) => decide(caller))],
  [
    'a manager of another use case',
    'not_found',
    async () => {
      const other = await useCaseId('m1')
      if (model === 'm1') throw new Error('needs another use case')
      return decide(test.callAs((await test.addPerson({ grants: [{ role: 'manager', useCaseId: other }] })).actor))
    },
  ],
  [
    'a key bound to another use case',
    'not_found',
    async () => decide(await keyOf(cast.manager.id, { useCaseIds: [await useCaseId('m1')] })),
  ],
  ['a promotion that is not there', 'not_found', () => decide(as('manager'), { id: 'pro_nobody' })],
  ['no reason', 'invalid_input too_small', () => decide(as('manager'), { reason: ' ' })],
  ['a decision of another name', 'invalid_input invalid_value', () => decide(as('manager'), { decision: 'force' })],
  ['fields that nobody asked for', 'invalid_input unrecognized_keys', () => decide(as('manager'), { emergency: true })],
  [
    'an expired request',
    'conflict expired',
    () => {
      test.clock.advance(8 * 24 * HOUR)
      return decide(as('manager'))
    },
  ],
  [
    'a replayed approval',
    'conflict not_pending',
    async () => {
      await decidePromotion.execute(as('manager'), { id: pending, decision: 'reject', reason: 'No.' })
      return decide(as('manager'))
    },
  ],
  [
    'edited evidence',
    'conflict evidence_moved',
    async () => {
      const change = `update promotions set evidence = jsonb_set(evidence, '{labelled}', '9999') where id = '${pending}'`
      await behindItsBack('promotions', change)
      return decide(as('manager'))
    },
  ],
  [
    'edited evidence with its hash made anew',
    'conflict evidence_moved',
    async () => {
      await behindItsBack('promotions', ...(await forgeEvidence(test, pending)))
      return decide(as('manager'))
    },
  ],
  [
    'an edited policy',
    'conflict evidence_moved',
    async () => {
      const change = `update promotions set policy = jsonb_set(policy, '{fourEyes}', '"recorded"') where id = '${pending}'`
      await behindItsBack('promotions', change)
      return decide(as('requester'))
    },
  ],
  [
    'requesters struck out',
    'conflict evidence_moved',
    async () => {
      await behindItsBack('promotions', `update promotions set requesters = '{}' where id = '${pending}'`)
      return decide(as('requester'))
    },
  ],
  [
    'an expiry moved, by an update that the database refuses',
    'refused by the database',
    async () => {
      const work = test.raw(`update promotions set expires_at = '2199-01-01' where id = '${pending}'`)
      const text = await work.then(
        () => 'let through',
        () => 'refused by the database',
      )
      await decide(as('requester'))
      return text
    },
  ],
  [
    'a forged signature in the table',
    'counts for nothing',
    async () => {
      await putPolicy.execute(as('risk'), {
        environment: 'production',
        riskTier: 'medium',
        policy: { gates: [], approvals: [{ role: 'any', count: 2 }], fourEyes: 'required', expiresHours: 24 },
        reason: 'Two.',
      })
      pending = (await ask(as('requester'), { model, version: 'v2' })).item.id
      await test.raw(
        `insert into promotion_approvals (id, promotion_id, person_id, person_name, roles, decision, reason, at)
         values ('apr_forged', $1, $2, 'Rita', '{risk_officer}', 'approve', 'forged', now())`,
        [pending, cast.risk.id],
      )
      const { status } = await decidePromotion.execute(as('manager'), {
        id: pending,
        decision: 'approve',
        reason: 'One.',
      })
      await decide(as('requester'))
      return status === 'pending' ? 'counts for nothing' : 'counts'
    },
  ],
  [
    'one person twice, themselves and by key',
    'conflict already_decided',
    async () => {
      pending = (await ask(as('requester'), { model, version: 'v2' })).item.id
      await decidePromotion.execute(as('manager'), { id: pending, decision: 'approve', reason: 'One.' })
      return decide(await keyOf(cast.manager.id))
    },
  ],
  [
    'an emergency by the requester',
    'forbidden own_request',
    () => refused(activateAtOnce.execute(as('requester'), { id: pending, reason: 'Now.' })),
  ],
  [
    'an emergency through a key',
    'forbidden no_person',
    async () => refused(activateAtOnce.execute(await keyOf(cast.manager.id), { id: pending, reason: 'Now.' })),
  ],
  [
    'a review of what was no emergency',
    'conflict no_review_due',
    () => refused(reviewPromotion.execute(as('risk'), { id: pending, verdict: 'confirm', reason: 'Fine.' })),
  ],
  [
    'straight into production as if it served already',
    'conflict overlap',
    () => {
      const from = { effectiveFrom: test.clock.now().toISOString(), environment: 'production' }
      return refused(createDeployment.execute(as('admin'), { model, version: 'v1', ...from, reason: 'Sneak.' }))
    },
  ],
  [
    'straight into production after taking out what serves',
    'conflict needs_promotion',
    async () => {
      await decidePromotion.execute(as('manager'), { id: pending, decision: 'approve', reason: 'Fine.' })
      await decidePromotion.execute(as('risk'), { id: pending, decision: 'approve', reason: 'Fine.' })
      await endDeployment.execute(as('manager'), { id: await liveId(), reason: 'Off.' })
      test.clock.advance(HOUR)
      const from = { effectiveFrom: test.clock.now().toISOString(), environment: 'production' }
      return refused(createDeployment.execute(as('admin'), { model, version: 'v2', ...from, reason: 'Sneak.' }))
    },
  ],
  [
    'champion moved by hand',
    'conflict serves_in_production',
    () => refused(setAlias.execute(as('author'), { model, alias: 'champion', version: 'v1', reason: 'Sneak.' })),
  ],
  [
    'a rollback by a key of the installation',
    'forbidden no_person',
    async () => refused(rollbackDeployment.execute(await keyOf(undefined), { id: await liveId(), reason: 'Back.' })),
  ],
  [
    'vouching by a key of the installation',
    'forbidden no_person',
    async () => {
      const said = { model, version: 'v1', kind: 'sme_sign_off', statement: 'Fine.' }
      return refused(attest.execute(await keyOf(undefined), said))
    },
  ],
  [
    'the procedure called directly',
    'own_request',
    async () => {
      const caller = createCallerFactory(appRouter)({ caller: as('requester') })
      const work = caller.promotions.decide({ id: pending, decision: 'approve', reason: 'Direct.' })
      return work.then(
        () => 'let through',
        (error: { cause?: { more?: { errors?: { code: string }[] } } }) => error.cause?.more?.errors?.[0]?.code ?? '',
      )
    },
  ],
  [
    'over HTTP with the requester’s key',
    '403 own_request',
    async () => {
      const caller = await keyOf(cast.requester.id)
      const dispatch = createDispatch({ endpoints, resolveCaller: async () => ({ caller, badKey: false }) })
      const answer = await dispatch(
        new Request(`http://localhost/api/v1/promotions/${pending}/decision`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ decision: 'approve', reason: 'By HTTP.' }),
        }),
      )
      const body = (await answer.json()) as { errors: { code: string }[] }
      return `${answer.status} ${body.errors[0]?.code}`
    },
  ],
]

beforeAll(async () => {
  test = await openTestSystem()
  cast = await castOf(test)
  await setUp()
})
afterAll(() => test.close())

describe('bypasses of the approval', () => {
  it('are at least thirty', () => expect(BYPASSES.length).toBeGreaterThanOrEqual(30))

  it.each(BYPASSES)('%s: %s', async (_, expected, run) => {
    await setUp()
    const before = await head()
    expect(await run()).toBe(expected)
    const denied = await test.raw(`select 1 from audit_records where seq > ${before} and outcome = 'denied'`)
    const voided = await test.raw(
      `select 1 from audit_records where seq > ${before} and detail ->> 'status' in ('void', 'expired')`,
    )
    expect(denied.length + voided.length).toBeGreaterThan(0)
    expect((await liveVersion()).filter((version) => version !== 'v0')).toEqual([])
  })

  it('leave a chain that verifies', async () => {
    expect(await test.engine.read((tx) => verifyChain(tx))).toMatchObject({ valid: true })
  })
})
