import 'server-only'
import { eq } from 'drizzle-orm'
import { modelOwners, models, modelUseCases } from '@/db/schema'
import { type CreateModelInput, createModelInput } from '@/domain/models/input'
import { labelPolicyOf } from '@/domain/models/label-policy'
import { actorName } from '@/server/kernel/actor-name'
import { AppError } from '@/server/kernel/app-error'
import { newId } from '@/server/kernel/new-id'
import { command } from '@/server/kernel/operation'
import { sameFields } from '@/server/kernel/same-fields'
import { findUseCase } from '@/server/use-cases/read'
import { findModel, toModel } from './read'
import { firstOwner } from './read-owner'

function columnsOf(input: CreateModelInput) {
  return {
    slug: input.slug,
    name: input.name,
    kind: input.kind,
    task: input.task,
    classes: input.classes ?? null,
    positiveClass: input.positiveClass ?? null,
    labelPolicy: labelPolicyOf(input.labels),
    retentionDays: input.retentionDays,
  }
}

export const createModel = command({
  name: 'models.create',
  permission: 'model:write',
  input: createModelInput,
  run: async (ctx, input) => {
    const useCase = await findUseCase(ctx, input.useCase)
    const [taken] = await ctx.tx.select({ id: models.id }).from(models).where(eq(models.slug, input.slug))
    if (taken) {
      const existing = await findModel(ctx, input.slug)
      const same =
        sameFields(existing, columnsOf(input)) && existing.useCases.some((served) => served.id === useCase.id)
      if (!same) throw new AppError('conflict', `model ${input.slug} exists with another body`)
      return { result: { created: false, item: toModel(existing) }, audit: 'unchanged' }
    }
    const [row] = await ctx.tx
      .insert(models)
      .values({
        ...columnsOf(input),
        id: newId('mdl'),
        stage: 'development',
        ownerName: actorName(ctx.actor),
        createdAt: ctx.now,
      })
      .returning()
    if (!row) throw new Error('insert returned no row')
    await ctx.tx.insert(modelUseCases).values({ modelId: row.id, useCaseId: useCase.id })
    await ctx.tx.insert(modelOwners).values(firstOwner(ctx.actor, { modelId: row.id, at: ctx.now }))
    const item = toModel({ ...row, useCases: [useCase] })
    const audit = { object: { type: 'model', id: row.id }, useCaseId: useCase.id, detail: { after: input } }
    return { result: { created: true, item }, audit: [audit] }
  },
})
