import 'server-only'
import { eq } from 'drizzle-orm'
import { abDeviations, abTests } from '@/db/schema'
import { asWritten } from '@/domain/ab-tests/as-written'
import { editAbTestInput, type Plan } from '@/domain/ab-tests/input'
import { deviations } from '@/domain/ab-tests/plan'
import { plainText } from '@/domain/lists/text'
import { findEnvironment } from '@/server/deployments/read-environment'
import { refusal } from '@/server/deployments/record-refusal'
import { actorName } from '@/server/kernel/actor-name'
import type { AuditEntry } from '@/server/kernel/audit'
import type { Context } from '@/server/kernel/context'
import { newId } from '@/server/kernel/new-id'
import { command } from '@/server/kernel/operation'
import { assessPlan } from './assess-plan'
import { planColumns } from './create'
import { authorsOf } from './plan-authors'
import { type FoundTest, holdTest } from './read-tests'
import { forgetCells } from './refresh'
import { nextStatus, refusePlan, refuseStale } from './refusals'
import { toTest, withAssessment } from './to-test'

function refuseMoved(before: Plan, after: Plan): void {
  for (const name of ['slug', 'model'] as const) {
    if (before[name] !== after[name]) throw refusal('invalid_input', 'fixed_field', `${name} is settled with the draft`)
  }
}

export const auditOf = ({ test, useCaseIds }: FoundTest, detail: Record<string, unknown>): AuditEntry => ({
  object: { type: 'ab_test', id: test.id },
  useCaseId: useCaseIds[0] ?? null,
  detail,
})

/** Saves a draft that nobody else saved meanwhile. */
export const editAbTest = command({
  name: 'abTests.edit',
  permission: 'ab_test:write',
  input: editAbTestInput,
  run: async (ctx, { id, revision, plan: given }) => {
    const found = await holdTest(ctx, id)
    const { test, model } = found
    nextStatus(test, 'edit')
    refuseStale(test, revision)
    const plan = asWritten(given, test.plan, test.salt)
    refuseMoved(test.plan, plan)
    await findEnvironment(ctx, plan.environment)
    const pointers = deviations(test.plan, plan)
    const assessed = await assessPlan(ctx.tx, model, { plan, test })
    if (pointers.length === 0) return { result: withAssessment(toTest(test, model), assessed), audit: 'unchanged' }
    const authors = [...new Set([...test.authors, ...(await authorsOf(ctx))])]
    const [saved] = await ctx.tx
      .update(abTests)
      .set({
        ...planColumns(plan, test.salt),
        revision: test.revision + 1,
        authors,
        editorName: actorName(ctx.actor),
        updatedAt: ctx.now,
      })
      .where(eq(abTests.id, test.id))
      .returning()
    if (!saved) throw new Error('update returned no row')
    const audit = auditOf(found, { pointers, revision: saved.revision, before: test.plan, after: plan })
    return { result: withAssessment(toTest(saved, model), assessed), audit: [audit] }
  },
})

export const deviateInput = editAbTestInput.extend({ reason: plainText(2000) })

/** What settles who sees which arm, and what the test is about: changing it would move people, so it needs a test of its own. */
const SETTLED = /^\/(?:slug|model|environment|entityKey|layer|salt|arms|hashing|slot|holdout|mode)(?:\/|$)/

async function saveDeviation(
  ctx: Context,
  found: FoundTest,
  given: { plan: Plan; pointers: string[]; reason: string },
) {
  const { test } = found
  const { plan, pointers, reason } = given
  const row = { id: newId('abd'), testId: test.id, pointers, before: test.plan, after: plan, reason }
  await ctx.tx.insert(abDeviations).values({ ...row, actorName: actorName(ctx.actor), at: ctx.now })
  const [saved] = await ctx.tx
    .update(abTests)
    .set({ plan, revision: test.revision + 1, editorName: actorName(ctx.actor), updatedAt: ctx.now })
    .where(eq(abTests.id, test.id))
    .returning()
  if (!saved) throw new Error('update returned no row')
  await forgetCells(ctx.tx, test.no)
  return saved
}

/** Changes a frozen plan: allowed, with a reason, and the result is exploratory from then on. */
export const deviateAbTest = command({
  name: 'abTests.deviate',
  permission: 'ab_test:write',
  input: deviateInput,
  run: async (ctx, { id, revision, plan: given, reason }) => {
    const found = await holdTest(ctx, id)
    const { test, model } = found
    nextStatus(test, 'deviate')
    refuseStale(test, revision)
    const plan = asWritten(given, test.plan, test.salt)
    const pointers = deviations(test.plan, plan)
    if (pointers.length === 0) return { result: toTest(test, model), audit: 'unchanged' }
    const settled = pointers.find((pointer) => SETTLED.test(pointer))
    if (settled) throw refusal('conflict', 'settled_by_freeze', `${settled} cannot change after the freeze`)
    const { problems } = await assessPlan(ctx.tx, model, { plan, test })
    refusePlan(problems.filter((problem) => pointers.some((at) => problem.pointer.startsWith(at))))
    const saved = await saveDeviation(ctx, found, { plan, pointers, reason })
    return {
      result: toTest(saved, model),
      audit: [auditOf(found, { pointers, reason, before: test.plan, after: plan })],
    }
  },
})
