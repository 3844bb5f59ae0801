import 'server-only'
import { eq } from 'drizzle-orm'
import { abRamps, abTests } from '@/db/schema'
import { rampAbTestInput, startAbTestInput } from '@/domain/ab-tests/input'
import { type Reach, rampProblem } from '@/domain/ab-tests/life-cycle'
import { governed } from '@/server/deployments/governed'
import { refusal } from '@/server/deployments/record-refusal'
import { actorName } from '@/server/kernel/actor-name'
import type { Context } from '@/server/kernel/context'
import { newId } from '@/server/kernel/new-id'
import { command } from '@/server/kernel/operation'
import { auditOf } from './edit'
import { type AbTestRow, type FoundTest, holdTest } from './read-tests'
import { nextStatus } from './refusals'
import { toTest } from './to-test'

async function save(ctx: Context, { test }: FoundTest, changes: Partial<AbTestRow>): Promise<AbTestRow> {
  const [saved] = await ctx.tx
    .update(abTests)
    .set({ ...changes, updatedAt: ctx.now })
    .where(eq(abTests.id, test.id))
    .returning()
  if (!saved) throw new Error('update returned no row')
  return saved
}

const reachOf = (test: AbTestRow, given: readonly Reach[]): Reach[] =>
  test.plan.arms.map(({ arm }) => ({
    arm,
    reach: (given.find((one) => one.arm === arm) ?? test.reach?.find((one) => one.arm === arm))?.reach ?? 1,
  }))

async function recordRamp(ctx: Context, test: AbTestRow, reach: readonly Reach[]): Promise<void> {
  await ctx.tx.insert(abRamps).values({
    id: newId('abp'),
    testId: test.id,
    reach: reach.map((one) => one.reach),
    actorName: actorName(ctx.actor),
    at: ctx.now,
  })
}

const object = { type: 'ab_test', field: 'id' }

export const startAbTest = governed(
  command({
    name: 'abTests.start',
    permission: 'ab_test:write',
    input: startAbTestInput,
    run: async (ctx, { id, reach: given = [] }) => {
      const found = await holdTest(ctx, id)
      const { test, model } = found
      const status = nextStatus(test, 'start')
      const problem = rampProblem(
        test.plan,
        test.plan.arms.map(({ arm }) => ({ arm, reach: 0 })),
        given,
      )
      if (problem) throw refusal('invalid_input', 'bad_ramp', problem)
      const reach = reachOf(test, given)
      const saved = await save(ctx, found, { status, reach, startedAt: ctx.now })
      await recordRamp(ctx, test, reach)
      return { result: toTest(saved, model), audit: [auditOf(found, { status, reach })] }
    },
  }),
  object,
)

/** Lets more of the arms' shares in: takes in entities that were in no arm and moves nobody. */
export const rampAbTest = governed(
  command({
    name: 'abTests.ramp',
    permission: 'ab_test:write',
    input: rampAbTestInput,
    run: async (ctx, { id, reach: given }) => {
      const found = await holdTest(ctx, id)
      const { test, model } = found
      nextStatus(test, 'ramp')
      const problem = rampProblem(test.plan, test.reach ?? [], given)
      if (problem) throw refusal('conflict', 'bad_ramp', problem)
      const reach = reachOf(test, given)
      if (JSON.stringify(reach) === JSON.stringify(test.reach)) {
        return { result: toTest(test, model), audit: 'unchanged' }
      }
      const saved = await save(ctx, found, { reach })
      await recordRamp(ctx, test, reach)
      return { result: toTest(saved, model), audit: [auditOf(found, { before: test.reach, reach })] }
    },
  }),
  object,
)
