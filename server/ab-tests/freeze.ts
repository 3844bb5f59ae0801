import 'server-only'
import { eq } from 'drizzle-orm'
import { abTests } from '@/db/schema'
import { freezeAbTestInput } from '@/domain/ab-tests/input'
import { type FrozenPlan, planHash } from '@/domain/ab-tests/plan'
import { governed } from '@/server/deployments/governed'
import { requirePerson } from '@/server/deployments/person-behind'
import { refusal } from '@/server/deployments/record-refusal'
import { command } from '@/server/kernel/operation'
import { assessPlan } from './assess-plan'
import { auditOf } from './edit'
import { holdTest } from './read-tests'
import { nextStatus, refusePlan } from './refusals'
import { toTest } from './to-test'

/** Whoever approves signs the plan as it stands: from now on it is known by its hash. Nobody who wrote it may. */
export const freezeAbTest = governed(
  command({
    name: 'abTests.freeze',
    permission: 'promotion:decide',
    input: freezeAbTestInput,
    run: async (ctx, { id }) => {
      const found = await holdTest(ctx, id)
      const { test, model } = found
      const status = nextStatus(test, 'freeze')
      const approver = requirePerson(ctx.actor)
      if (test.authors.includes(approver.id)) {
        throw refusal('forbidden', 'approver_is_author', 'somebody who did not write the plan signs it')
      }
      const { problems, digests, plannedN } = await assessPlan(ctx.tx, model, { plan: test.plan, test })
      refusePlan(problems)
      if (plannedN === null)
        throw refusal('invalid_input', 'variance_unknown', 'the units the plan needs are not known')
      // As the database keeps it, so that what is hashed is what can be read again.
      const plan = { ...test.plan, salt: test.salt }
      const frozen = JSON.parse(JSON.stringify({ plan, digests, plannedN })) as FrozenPlan
      const hash = planHash(frozen)
      const [saved] = await ctx.tx
        .update(abTests)
        .set({
          status,
          frozen,
          planHash: hash,
          approverId: approver.id,
          approverName: approver.name,
          frozenAt: ctx.now,
          updatedAt: ctx.now,
        })
        .where(eq(abTests.id, test.id))
        .returning()
      if (!saved) throw new Error('update returned no row')
      const audit = auditOf(found, { planHash: hash, plannedN, approver: approver.id, authors: test.authors })
      return { result: toTest(saved, model), audit: [audit] }
    },
  }),
  { type: 'ab_test', field: 'id' },
)
