import 'server-only'
import { eq } from 'drizzle-orm'
import { abTests } from '@/db/schema'
import { createAbTestInput, type Plan } from '@/domain/ab-tests/input'
import { frozenJson } from '@/domain/ab-tests/plan'
import { findEnvironment } from '@/server/deployments/read-environment'
import { actorName } from '@/server/kernel/actor-name'
import { AppError } from '@/server/kernel/app-error'
import type { Context } from '@/server/kernel/context'
import { newId } from '@/server/kernel/new-id'
import { command } from '@/server/kernel/operation'
import { findModel } from '@/server/models/read'
import { assessPlan } from './assess-plan'
import { authorsOf } from './plan-authors'
import { toTest, withAssessment } from './to-test'

/** Columns that repeat what the plan says, for indexes and for the assignment. */
export const planColumns = (plan: Plan, salt: string) => ({
  environment: plan.environment,
  entityKey: plan.entityKey,
  layer: plan.layer ?? '',
  salt: plan.salt ?? salt,
  plan,
})

async function insertTest(ctx: Context, plan: Plan, modelId: string) {
  const name = actorName(ctx.actor)
  const [row] = await ctx.tx
    .insert(abTests)
    .values({
      id: newId('abt'),
      slug: plan.slug,
      modelId,
      ...planColumns(plan, newId('abt').slice(4)),
      status: 'draft',
      revision: 0,
      authors: await authorsOf(ctx),
      authorName: name,
      editorName: name,
      createdAt: ctx.now,
      updatedAt: ctx.now,
    })
    .returning()
  if (!row) throw new Error('insert returned no row')
  return row
}

/** A draft: whatever is wrong with the plan is listed by name and keeps it from being frozen. */
export const createAbTest = command({
  name: 'abTests.create',
  permission: 'ab_test:write',
  input: createAbTestInput,
  run: async (ctx, plan) => {
    const model = await findModel(ctx, plan.model)
    await findEnvironment(ctx, plan.environment)
    const [existing] = await ctx.tx.select().from(abTests).where(eq(abTests.slug, plan.slug))
    if (existing) {
      if (existing.modelId !== model.id || frozenJson(existing.plan) !== frozenJson(plan)) {
        throw new AppError('conflict', `A/B test ${plan.slug} exists with another body`)
      }
      const assessed = await assessPlan(ctx.tx, model, { plan, test: existing })
      const item = withAssessment(toTest(existing, model), assessed)
      return { result: { created: false, item }, audit: 'unchanged' }
    }
    const assessed = await assessPlan(ctx.tx, model, { plan, test: null })
    const test = await insertTest(ctx, plan, model.id)
    const item = withAssessment(toTest(test, model), assessed)
    const useCaseId = model.useCases[0]?.id ?? null
    const audit = { object: { type: 'ab_test', id: test.id }, useCaseId, detail: { after: { ...plan } } }
    return { result: { created: true, item }, audit: [audit] }
  },
})
