import 'server-only'
import { eq } from 'drizzle-orm'
import { useCases } from '@/db/schema'
import { createUseCaseInput } from '@/domain/use-cases/input'
import { AppError } from '@/server/kernel/app-error'
import { newId } from '@/server/kernel/new-id'
import { command } from '@/server/kernel/operation'
import { sameFields } from '@/server/kernel/same-fields'
import { toUseCase } from './read'

export const createUseCase = command({
  name: 'useCases.create',
  permission: 'use_case:write',
  input: createUseCaseInput,
  run: async (ctx, input) => {
    ctx.requireInstallation()
    const [existing] = await ctx.tx.select().from(useCases).where(eq(useCases.slug, input.slug))
    if (existing) {
      if (!sameFields(existing, input))
        throw new AppError('conflict', `use case ${input.slug} exists with another body`)
      return { result: { created: false, item: toUseCase(existing) }, audit: 'unchanged' }
    }
    const [row] = await ctx.tx
      .insert(useCases)
      .values({
        ...input,
        id: newId('uc'),
        objective: input.objective ?? null,
        stage: 'development',
        createdAt: ctx.now,
      })
      .returning()
    if (!row) throw new Error('insert returned no row')
    const audit = { object: { type: 'use_case', id: row.id }, useCaseId: row.id, detail: { after: input } }
    return { result: { created: true, item: toUseCase(row) }, audit: [audit] }
  },
})
