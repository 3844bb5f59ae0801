import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { assign } from '@/domain/ab-tests/assignment'
import { verifyChain } from '@/server/audit/verify'
import type { Caller } from '@/server/kernel/context'
import { refused } from '@/server/promotions/promotion-fixture'
import type { TestSystem } from '@/server/testing/open-test-system'
import { type Cast, openWithCast, planOf, runningTest } from './ab-test-fixture'
import { assignAbTest, readAssignmentRule } from './assignment'
import { concludeAbTest, promotionOfAbTest } from './conclude'
import { createAbTest } from './create'
import { deviateAbTest, editAbTest } from './edit'
import { ingestExposures } from './exposures'
import { freezeAbTest } from './freeze'
import { getAbTest, listAbTests, sizeAbTest } from './list'
import { ingestOutcomes } from './outcomes'
import { readAbTestResults } from './results'
import { rampAbTest, startAbTest } from './start'
import { matureAbTest, stopAbTest } from './stop'

/** (z(.975) + z(.8))^2 (p1 q1 + p2 q2) / .01^2 per arm, p1 = .19, p2 = .2. */
const PLANNED = Math.ceil((2 * (1.959963984540054 + 0.8416212335729143) ** 2 * (0.19 * 0.81 + 0.2 * 0.8)) / 0.0001)
let test: TestSystem
let cast: Cast
const as = (name: keyof Cast): Caller => test.callAs(cast[name].actor)
const ingest = () => test.withKey('ingest')

beforeAll(async () => {
  ;({ test, cast } = await openWithCast())
})
afterAll(() => test.close())

describe('a test from plan to promotion, by four people', () => {
  let id = ''

  it('is drafted by a data scientist, who is told its size', async () => {
    const { created, item } = await createAbTest.execute(as('scientist'), planOf({ slug: 'flow' }))
    expect(created).toBe(true)
    expect(item).toMatchObject({ status: 'draft', revision: 0, problems: [], author: 'Dana', planHash: null })
    expect(item.plannedN).toBe(PLANNED)
    expect(await createAbTest.execute(as('scientist'), planOf({ slug: 'flow' }))).toMatchObject({ created: false })
    const other = planOf({ slug: 'flow', alpha: 0.1 })
    expect(await refused(createAbTest.execute(as('scientist'), other))).toBe('conflict')
    id = item.id
  })

  it('starts only after somebody else has signed it', async () => {
    expect(await refused(startAbTest.execute(as('scientist'), { id }))).toBe('conflict not_frozen')
    expect(await refused(freezeAbTest.execute(as('scientist'), { id }))).toBe('forbidden')
    expect((await getAbTest.execute(as('risk'), { id })).whyNot).toMatchObject({ freeze: null, start: 'not_frozen' })
    const frozen = await freezeAbTest.execute(as('risk'), { id })
    expect(frozen).toMatchObject({ status: 'frozen', approver: 'Rita', plannedN: PLANNED })
    expect(frozen.planHash).toMatch(/^[0-9a-f]{64}$/)
    expect(await refused(freezeAbTest.execute(as('risk'), { id }))).toBe('conflict wrong_status')
    const edited = planOf({ slug: 'flow', alpha: 0.1 })
    expect(await refused(editAbTest.execute(as('scientist'), { id, revision: 0, plan: edited }))).toBe(
      'conflict wrong_status',
    )
    expect(await refused(assignAbTest.execute(await ingest(), { id, entity: 'p1' }))).toBe('conflict not_running')
    const started = await startAbTest.execute(as('scientist'), { id })
    expect(started).toMatchObject({ status: 'running', startedAt: test.clock.now().toISOString() })
  })

  it('assigns as the module for clients does, by id and by slug', async () => {
    const caller = await ingest()
    const { rule, versions } = await readAssignmentRule.execute(caller, { id: 'flow' })
    for (let i = 0; i < 60; i++) {
      const entity = `player-${i}`
      const answer = await assignAbTest.execute(caller, { id: i % 2 ? id : 'flow', entity })
      const { arm } = assign(rule, entity)
      expect(answer).toMatchObject({ test: id, entity, arm, version: versions[String(arm)] })
      expect(answer.digest).toMatch(/^[0-9a-f]{64}$/)
    }
    expect(await refused(assignAbTest.execute(as('manager'), { id, entity: 'p' }))).toBe('forbidden')
  })

  it('takes exposures exactly once and names what it cannot take', async () => {
    const caller = await ingest()
    const at = '2026-01-10T00:00:00Z'
    const rows = [
      { entity: 'a', arm: 'control', timestamp: at },
      { entity: 'b', arm: 'challenger', timestamp: at },
      { entity: 'c', arm: 'nobody', timestamp: at },
      { arm: 'control', timestamp: at },
      { entity: 'd', arm: 'control', timestamp: 'yesterday' },
    ]
    const first = await ingestExposures.execute(caller, { id, exposures: rows })
    expect(first).toMatchObject({ received: 5, accepted: 2, duplicates: 0, flagged: 0 })
    expect(first.rejected.map(({ index, code, pointer }) => [index, code, pointer])).toEqual([
      [2, 'unknown_arm', '/arm'],
      [3, 'entity_required', '/entity'],
      [4, 'timestamp_invalid', '/timestamp'],
    ])
    expect(await ingestExposures.execute(caller, { id, exposures: rows })).toMatchObject({ accepted: 0, duplicates: 2 })
    const second = [{ entity: 'a', arm: 'challenger', timestamp: '2026-01-10T01:00:00Z' }]
    expect(await ingestExposures.execute(caller, { id, exposures: second })).toMatchObject({ accepted: 1, flagged: 1 })
    expect(await ingestExposures.execute(caller, { id, exposures: second })).toMatchObject({
      duplicates: 1,
      flagged: 0,
    })
    const stored = await test.raw(
      'select entity, arm, arms from ab_exposures e join ab_tests t on t.no = e.test_no where t.id = $1 order by 1',
      [id],
    )
    expect(stored).toEqual([
      { entity: 'a', arm: 0, arms: 3 },
      { entity: 'b', arm: 1, arms: 2 },
    ])
  })

  it('shows health only while a fixed horizon is not reached, whoever peeks', async () => {
    const caller = await ingest()
    const outcomes = ['a', 'b'].map((entity) => ({
      entity,
      metric: 'kpi:retention',
      value: 1,
      timestamp: '2026-01-10T00:00:00Z',
    }))
    expect(await ingestOutcomes.execute(caller, { id, outcomes })).toMatchObject({ accepted: 2 })
    expect(await ingestOutcomes.execute(caller, { id, outcomes })).toMatchObject({ accepted: 0, duplicates: 2 })
    const found = await readAbTestResults.execute(as('scientist'), { id })
    expect(found).toMatchObject({
      id,
      verdict: 'invalid',
      look: { phase: 'waiting', planned: PLANNED, information: 2 },
    })
    expect(found.health.find(({ status }) => status === 'fail')).toMatchObject({ check: 'one_arm_per_entity' })
    expect(found.metrics[0]?.arms).toMatchObject([
      { arm: 'control', exposed: 1, mature: 1, labelled: 1, value: null, reason: 'hidden_until_look' },
      { arm: 'challenger', exposed: 1, mature: 1, labelled: 1, value: null },
    ])
    expect(found.metrics[0]?.comparisons[0]).toMatchObject({ absolute: { value: null }, pValue: null })
  })

  it('is concluded by a person who may, with a reason, and not promoted where it is not sound', async () => {
    const given = { id, decision: 'promote', reason: 'It is better.' }
    expect(await refused(concludeAbTest.execute(as('scientist'), given))).toBe('forbidden')
    expect(await refused(concludeAbTest.execute(await test.withKey('write'), given))).toBe('forbidden no_person')
    expect(await refused(concludeAbTest.execute(as('manager'), given))).toBe('conflict health_failed')
    expect(await refused(promotionOfAbTest.execute(as('scientist'), { id }))).toBe('conflict not_concluded')
    expect(await refused(stopAbTest.execute(as('scientist'), { id }))).toMatch(/^invalid_input/)
    await stopAbTest.execute(as('scientist'), { id, reason: 'The client mixed up the arms.' })
    expect(await assignAbTest.execute(await ingest(), { id, entity: 'z' })).toMatchObject({
      arm: null,
      reason: 'stopped',
      version: 'v1',
    })
    const key = await test.withKey('write', { owner: cast.manager.id })
    const done = await concludeAbTest.execute(key, { ...given, decision: 'hold' })
    expect(done).toMatchObject({
      status: 'concluded',
      conclusion: { decision: 'hold', by: 'Max', throughKey: true, verdict: 'invalid' },
    })
    expect(await refused(promotionOfAbTest.execute(as('scientist'), { id }))).toBe('conflict not_promoted')
  })

  it('is in the audit, every step', async () => {
    const records = await test.raw<{ action: string; outcome: string }>(
      "select action, outcome from audit_records where object_type = 'ab_test' and object_id = $1 order by seq",
      [id],
    )
    const done = records.filter(({ outcome }) => outcome === 'done').map(({ action }) => action.replace('abTests.', ''))
    expect(done).toEqual(['create', 'freeze', 'start', 'stop', 'conclude'])
    expect(records.filter(({ outcome }) => outcome === 'denied').length).toBeGreaterThan(2)
    expect(await test.engine.read((tx) => verifyChain(tx))).toMatchObject({ valid: true })
  })

  it('cannot be rewritten', async () => {
    const tables = ['ab_deviations', 'ab_ramps', 'ab_results']
    for (const table of tables) {
      const rows = await test.raw(`select 1 from ${table} where test_id = $1`, [id])
      const change = () => test.raw(`update ${table} set at = now() where test_id = $1`, [id])
      if (rows.length > 0) await expect(change()).rejects.toThrow(/append-only/)
    }
    await expect(test.raw("update ab_tests set plan_hash = 'x' where id = $1", [id])).rejects.toThrow(/does not change/)
    await expect(test.raw("update ab_tests set status = 'running' where id = $1", [id])).rejects.toThrow(/cannot go/)
  })
})

describe('bad plans are refused by name when they are frozen', () => {
  const base = planOf({ slug: 'x' })
  const [control, challenger] = base.arms
  it.each([
    ['shares_sum', { arms: [control, { ...challenger, share: 0.4 }] }],
    ['unknown_version', { arms: [control, { ...challenger, version: 'v9' }] }],
    ['version_not_approved', { arms: [control, { ...challenger, version: 'v3' }] }],
    ['metric_without_data', { primary: { metric: 'kpi:unmeasured', direction: 'up', mde: 0.01 } }],
    ['metric_without_data', { primary: { metric: 'precision', direction: 'up', mde: 0.01 } }],
    ['unknown_metric', { guardrails: [{ metric: 'joy', direction: 'up', margin: 1 }] }],
    ['power_too_low', { power: 0.3 }],
    ['unknown_segment', { segments: ['planet'] }],
  ])('%s', async (code, changes) => {
    const slug = `bad-${createHash('sha256').update(JSON.stringify(changes)).digest('hex').slice(0, 12)}`
    const { item } = await createAbTest.execute(as('scientist'), { ...base, ...changes, slug })
    expect(item.problems.map((problem) => problem.code)).toContain(code)
    const error = await freezeAbTest.execute(as('risk'), { id: item.id }).catch((refusal: unknown) => refusal)
    expect(error).toMatchObject({ code: 'invalid_input', status: 422 })
    expect((error as { more: { errors: { code: string }[] } }).more.errors.map((problem) => problem.code)).toContain(
      code,
    )
    expect((await getAbTest.execute(as('risk'), { id: item.id })).status).toBe('draft')
  })

  it('no primary metric', async () => {
    const { primary: _, ...without } = base
    expect(await refused(createAbTest.execute(as('scientist'), without))).toBe('invalid_input invalid_type')
  })

  it('two tests on one part of a layer', async () => {
    const part = (slug: string, from: number, to: number) => planOf({ slug, layer: 'home', slot: { from, to } })
    await runningTest(test, cast, { plan: part('left', 0, 0.5) })
    await runningTest(test, cast, { plan: part('right', 0.5, 1) })
    const { item } = await createAbTest.execute(as('scientist'), part('middle', 0.4, 0.6))
    expect(item.problems).toMatchObject([{ code: 'slot_taken', pointer: '/slot' }])
    const caller = await ingest()
    for (let i = 0; i < 40; i++) {
      const [left, right] = [
        await assignAbTest.execute(caller, { id: 'left', entity: `e${i}` }),
        await assignAbTest.execute(caller, { id: 'right', entity: `e${i}` }),
      ]
      expect([left.arm, right.arm].filter((arm) => arm !== null)).toHaveLength(1)
    }
  })
})

describe('a plan with two editors', () => {
  it('tells the later one, and loses nothing', async () => {
    const { item } = await createAbTest.execute(as('scientist'), planOf({ slug: 'shared' }))
    const { id } = item
    const mine = planOf({ slug: 'shared', power: 0.9 })
    const theirs = planOf({ slug: 'shared', alpha: 0.01 })
    const saved = await editAbTest.execute(as('scientist'), { id, revision: 0, plan: mine })
    expect(saved).toMatchObject({ revision: 1, power: 0.9 })
    const error = await editAbTest
      .execute(as('colleague'), { id, revision: 0, plan: theirs })
      .catch((late: unknown) => late)
    expect(error).toMatchObject({
      code: 'changed_meanwhile',
      status: 412,
      more: { body: { revision: 1, editor: 'Dana', plan: { power: 0.9 } } },
    })
    expect(await getAbTest.execute(as('colleague'), { id })).toMatchObject({
      revision: 1,
      power: 0.9,
      alpha: 0.05,
      editor: 'Dana',
    })
    await editAbTest.execute(as('colleague'), { id, revision: 1, plan: { ...theirs, power: 0.9 } })
    expect(await getAbTest.execute(as('scientist'), { id })).toMatchObject({ revision: 2, power: 0.9, alpha: 0.01 })
    expect(
      await editAbTest.execute(as('colleague'), { id, revision: 2, plan: { ...theirs, power: 0.9 } }),
    ).toMatchObject({ revision: 2 })
  })

  it('is approved by none of them', async () => {
    const both = await test.addPerson({
      name: 'Both',
      grants: [
        { role: 'data_scientist', useCaseId: null },
        { role: 'manager', useCaseId: null },
      ],
    })
    const caller = test.callAs(both.actor)
    const { item } = await createAbTest.execute(as('scientist'), planOf({ slug: 'signed' }))
    await editAbTest.execute(caller, { id: item.id, revision: 0, plan: planOf({ slug: 'signed', power: 0.9 }) })
    expect(await refused(freezeAbTest.execute(caller, { id: item.id }))).toBe('forbidden approver_is_author')
    expect((await getAbTest.execute(caller, { id: item.id })).whyNot.freeze).toBe('approver_is_author')
  })

  it('at the same moment', async () => {
    const { item } = await createAbTest.execute(as('scientist'), planOf({ slug: 'race' }))
    const save = (alpha: number) =>
      editAbTest.execute(as('scientist'), { id: item.id, revision: 0, plan: planOf({ slug: 'race', alpha }) })
    const results = await Promise.allSettled([save(0.01), save(0.02), save(0.1)])
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })
})

describe('after the freeze', () => {
  it('ramps rise, and nobody changes arm', async () => {
    const reach = [
      { arm: 'control', reach: 0.1 },
      { arm: 'challenger', reach: 0.1 },
    ]
    const id = await runningTest(test, cast, { plan: planOf({ slug: 'ramp' }), reach })
    const caller = await ingest()
    const ask = async () => {
      const arms = new Map<string, string | null>()
      for (let i = 0; i < 300; i++) arms.set(`r${i}`, (await assignAbTest.execute(caller, { id, entity: `r${i}` })).arm)
      return arms
    }
    const before = await ask()
    expect(
      await refused(rampAbTest.execute(as('scientist'), { id, reach: [{ arm: 'challenger', reach: 0.05 }] })),
    ).toBe('conflict bad_ramp')
    await rampAbTest.execute(as('scientist'), {
      id,
      reach: [
        { arm: 'challenger', reach: 1 },
        { arm: 'control', reach: 1 },
      ],
    })
    const after = await ask()
    const enrolled = [...before].filter(([, arm]) => arm !== null)
    expect(enrolled.length).toBeGreaterThan(10)
    expect(enrolled.length).toBeLessThan(70)
    for (const [entity, arm] of enrolled) expect(after.get(entity)).toBe(arm)
    expect([...after.values()]).not.toContain(null)
    expect((await getAbTest.execute(as('risk'), { id })).ramps).toHaveLength(2)
  })

  it('a change is a deviation and makes the result exploratory; what moves people is refused', async () => {
    const id = await runningTest(test, cast, { plan: planOf({ slug: 'deviates' }) })
    const { revision } = await getAbTest.execute(as('risk'), { id })
    const why = { id, revision, reason: 'We were told to.' }
    const moved = planOf({ slug: 'deviates', holdout: 0.1 })
    expect(await refused(deviateAbTest.execute(as('scientist'), { ...why, plan: moved }))).toBe(
      'conflict settled_by_freeze',
    )
    await deviateAbTest.execute(as('scientist'), { ...why, plan: planOf({ slug: 'deviates', alpha: 0.1 }) })
    const found = await readAbTestResults.execute(as('scientist'), { id })
    expect(found).toMatchObject({ exploratory: true, deviations: ['/alpha'] })
    expect(await getAbTest.execute(as('risk'), { id })).toMatchObject({
      deviations: [{ pointers: ['/alpha'], by: 'Dana' }],
    })
  })

  it('assigns nobody from the moment on at which it is stopped, however many ask meanwhile', async () => {
    const id = await runningTest(test, cast, { plan: planOf({ slug: 'halts' }) })
    const caller = await ingest()
    const ask = (from: number) =>
      Promise.all(Array.from({ length: 30 }, (_, i) => assignAbTest.execute(caller, { id, entity: `h${from + i}` })))
    expect((await ask(0)).every(({ arm }) => arm !== null)).toBe(true)
    const meanwhile = ask(30)
    await stopAbTest.execute(as('scientist'), { id, reason: 'It does harm.' })
    expect(new Set((await ask(60)).map(({ arm, reason }) => `${arm} ${reason}`))).toEqual(new Set(['null stopped']))
    expect(await meanwhile).toHaveLength(30)
  })

  it('takes nobody new in once it matures', async () => {
    const id = await runningTest(test, cast, { plan: planOf({ slug: 'matures' }) })
    const caller = await ingest()
    const { arm } = await assignAbTest.execute(caller, { id, entity: 'old' })
    const exposure = { entity: 'old', arm, timestamp: test.clock.now().toISOString() }
    await ingestExposures.execute(caller, { id, exposures: [exposure] })
    await matureAbTest.execute(as('scientist'), { id })
    expect(await assignAbTest.execute(caller, { id, entity: 'old' })).toMatchObject({ arm })
    expect(await assignAbTest.execute(caller, { id, entity: 'new' })).toMatchObject({
      arm: null,
      reason: 'enrolment_closed',
    })
  })
})

describe('lists and sizes', () => {
  it('pages newest first, within what the caller may see', async () => {
    const first = await listAbTests.execute(as('manager'), { limit: 3 })
    const rest = await listAbTests.execute(as('manager'), { limit: 200, cursor: first.next ?? '' })
    expect(first.items).toHaveLength(3)
    const slugs = [...first.items, ...rest.items].map(({ slug }) => slug)
    expect(new Set(slugs).size).toBe(slugs.length)
    const { items } = await listAbTests.execute(as('manager'), { status: 'concluded' })
    expect(items).toMatchObject([{ slug: 'flow', decision: 'hold', lastVerdict: 'invalid' }])
    expect((await listAbTests.execute(await test.as('manager', 'uc_elsewhere'), {})).items).toEqual([])
    expect(await refused(getAbTest.execute(await test.as('manager', 'uc_elsewhere'), { id: 'flow' }))).toBe('not_found')
  })

  it('sizes a plan without storing it', async () => {
    const sized = await sizeAbTest.execute(as('manager'), planOf({ slug: 'sized' }))
    expect(sized).toMatchObject({ problems: [], plannedN: PLANNED, baseline: 0.19 })
    expect(sized.power).toBeCloseTo(0.8, 4)
  })
})
