import 'server-only'
import { createHash } from 'node:crypto'
import { and, eq, sql } from 'drizzle-orm'
import type { Tx } from '@/db/engine/engine'
import { abExposures, abTests } from '@/db/schema'
import { controlIndex } from '@/domain/ab-tests/arms'
import { type Assigned, type AssignmentRule, assign } from '@/domain/ab-tests/assignment'
import { abTestRef, assignmentInput } from '@/domain/ab-tests/input'
import { refusal } from '@/server/deployments/record-refusal'
import { notFound } from '@/server/kernel/app-error'
import type { Context } from '@/server/kernel/context'
import { query } from '@/server/kernel/operation'
import { SharedReads } from '@/server/kernel/shared-reads'
import { system } from '@/server/kernel/system'
import { type AbTestRow, findTest } from './read-tests'

/** In shadow mode whoever is in the test is served by the control; the challengers score the same cases unseen. */
function servedArms(plan: AbTestRow['plan']): AbTestRow['plan']['arms'] {
  if (plan.mode !== 'shadow') return plan.arms
  return plan.arms.filter((_, place) => place === controlIndex(plan)).map((arm) => ({ ...arm, share: 1 }))
}

/** What a client needs to assign by itself, with the same answers; see domain/ab-tests/assignment.ts. */
export function ruleOf(test: Pick<AbTestRow, 'plan' | 'salt' | 'layer' | 'reach'>): AssignmentRule {
  const { plan } = test
  return {
    salt: test.salt,
    layer: test.layer,
    hashing: plan.hashing,
    arms: servedArms(plan).map(({ arm, share }) => ({
      arm,
      share,
      reach: test.reach?.find((one) => one.arm === arm)?.reach ?? 1,
    })),
    ...(plan.slot && { slot: plan.slot }),
    ...(plan.holdout !== undefined && { holdout: plan.holdout }),
  }
}

/** What can change of a test while it is asked for; the plan itself changes only with one of these. */
type Stamp = Pick<AbTestRow, 'id' | 'no' | 'status' | 'revision' | 'reach'> & { slug: string; use_case_ids: string[] }

const STAMP = `select id, no, slug, status, revision, reach,
  array(select use_case_id from model_use_cases u where u.model_id = t.model_id) as use_case_ids
from ab_tests t where id = $1 or slug = $1`

const COLUMNS = {
  status: abTests.status,
  revision: abTests.revision,
  plan: abTests.plan,
  salt: abTests.salt,
  layer: abTests.layer,
  planHash: abTests.planHash,
  digests: sql<Record<string, string> | null>`${abTests.frozen} -> 'digests'`,
}

const PLANS_MAX = 200
type Settled = Pick<AbTestRow, 'plan' | 'salt' | 'layer' | 'planHash'> & { digests: Record<string, string> | null }
/** By test: the plan as it is at a revision and in a status. */
const plans = new Map<string, { mark: string; settled: Settled }>()
const markOf = ({ status, revision }: Pick<Stamp, 'status' | 'revision'>) => `${status} ${revision}`

async function settledOf(tx: Tx, stamp: Stamp): Promise<Settled | null> {
  const known = plans.get(stamp.id)
  if (known?.mark === markOf(stamp)) return known.settled
  const [row] = await tx.select(COLUMNS).from(abTests).where(eq(abTests.id, stamp.id))
  if (!row) return null
  if (plans.size >= PLANS_MAX) plans.clear()
  plans.set(stamp.id, { mark: markOf(row), settled: row })
  return row
}

/** One indexed read of a small row, shared by all who ask meanwhile: every request that is served may wait for it. */
const standings = new SharedReads((ref) =>
  system().engine.read(async (tx) => {
    const rows = await tx.raw.query<Stamp>(STAMP, [ref])
    const stamp = rows.find(({ id }) => id === ref) ?? rows[0]
    const settled = stamp ? await settledOf(tx, stamp) : null
    return stamp && settled ? { ...settled, ...stamp } : null
  }),
)

async function findAssigned(ctx: Context, ref: string) {
  const test = await standings.get(ref)
  if (!test) throw notFound(`A/B test ${ref}`)
  ctx.requireUseCases(test.use_case_ids, `A/B test ${ref}`)
  return test
}

type Assignable = Pick<AbTestRow, 'no' | 'status' | 'plan' | 'salt' | 'layer' | 'reach'>
type Answered = Assigned | { arm: null; reason: 'enrolment_closed' | 'stopped' | 'concluded' }

/** While a test runs: by the rule. Once it takes nobody new in: whoever was exposed keeps their arm. */
async function armOf(ctx: Context, test: Assignable, entity: string): Promise<Answered> {
  if (test.status === 'running') return assign(ruleOf(test), entity)
  if (test.status === 'stopped' || test.status === 'concluded') return { arm: null, reason: test.status }
  if (test.status !== 'maturing') throw refusal('conflict', 'not_running', `the test is ${test.status}, start it first`)
  const [known] = await ctx.tx
    .select({ entity: abExposures.entity })
    .from(abExposures)
    .where(and(eq(abExposures.testNo, test.no), eq(abExposures.entity, entity)))
  return known ? assign(ruleOf(test), entity) : { arm: null, reason: 'enrolment_closed' }
}

/** The arm of an entity and the version to serve; outside of the test that is the control's. Nothing is recorded by asking. */
export const assignAbTest = query({
  name: 'abTests.assignment',
  permission: 'ab_test:assign',
  input: assignmentInput,
  run: async (ctx, { id, entity }) => {
    const test = await findAssigned(ctx, id)
    const assigned = await armOf(ctx, test, entity)
    const { plan, digests } = test
    const served = plan.arms.find(({ arm }) => arm === assigned.arm) ?? plan.arms[controlIndex(plan)]
    const hash = createHash('sha256').update(`${test.planHash}|${test.salt}|${entity}`).digest('hex')
    return {
      test: test.id,
      entity,
      arm: assigned.arm,
      version: served?.version ?? null,
      digest: (served && digests?.[served.arm]) ?? null,
      assignmentId: `asg_${hash.slice(0, 26)}`,
      ...(assigned.arm === null && { reason: assigned.reason }),
    }
  },
})

/** The rule itself, for clients that assign without asking. */
export const readAssignmentRule = query({
  name: 'abTests.rule',
  permission: 'ab_test:assign',
  input: abTestRef,
  run: async (ctx, { id }) => {
    const { test } = await findTest(ctx, id)
    const versions = Object.fromEntries(test.plan.arms.map(({ arm, version }) => [arm, version]))
    return {
      test: test.id,
      slug: test.slug,
      status: test.status,
      running: test.status === 'running',
      rule: ruleOf(test),
      versions,
    }
  },
})
