import 'server-only'
import { createHash } from 'node:crypto'
import { and, eq, or, sql } from 'drizzle-orm'
import { abExposures, abTests } from '@/db/schema'
import { controlIndex } from '@/domain/ab-tests/arms'
import { type Assigned, type AssignmentRule, assign } from '@/domain/ab-tests/assignment'
import { abTestRef, assignmentInput } from '@/domain/ab-tests/input'
import { refusal } from '@/server/deployments/record-refusal'
import { notFound } from '@/server/kernel/app-error'
import type { Context } from '@/server/kernel/context'
import { query } from '@/server/kernel/operation'
import { type AbTestRow, findTest } from './read-tests'

/** What a client needs to assign by itself, with the same answers; see domain/ab-tests/assignment.ts. */
export function ruleOf(test: Pick<AbTestRow, 'plan' | 'salt' | 'layer' | 'reach'>): AssignmentRule {
  const { plan } = test
  return {
    salt: test.salt,
    layer: test.layer,
    hashing: plan.hashing,
    arms: plan.arms.map(({ arm, share }) => ({
      arm,
      share,
      reach: test.reach?.find((one) => one.arm === arm)?.reach ?? 1,
    })),
    ...(plan.slot && { slot: plan.slot }),
    ...(plan.holdout !== undefined && { holdout: plan.holdout }),
  }
}

const LEAN = {
  id: abTests.id,
  no: abTests.no,
  slug: abTests.slug,
  status: abTests.status,
  plan: abTests.plan,
  salt: abTests.salt,
  layer: abTests.layer,
  reach: abTests.reach,
  planHash: abTests.planHash,
  digests: sql<Record<string, string> | null>`${abTests.frozen} -> 'digests'`,
  useCaseIds: sql<
    string[] | null
  >`(select array_agg(u.use_case_id) from model_use_cases u where u.model_id = ${abTests.modelId})`,
}

/** One indexed read: every request that is served may wait for it. */
async function findAssigned(ctx: Context, ref: string) {
  const rows = await ctx.tx
    .select(LEAN)
    .from(abTests)
    .where(or(eq(abTests.id, ref), eq(abTests.slug, ref)))
  const test = rows.find(({ id }) => id === ref) ?? rows[0]
  if (!test) throw notFound(`A/B test ${ref}`)
  ctx.requireUseCases(test.useCaseIds ?? [], `A/B test ${ref}`)
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
