import 'server-only'
import { eq } from 'drizzle-orm'
import { kpis } from '@/db/schema'
import { createKpiInput } from '@/domain/kpis/input'
import { AppError } from '@/server/kernel/app-error'
import { newId } from '@/server/kernel/new-id'
import { command } from '@/server/kernel/operation'
import { sameFields } from '@/server/kernel/same-fields'
import { findUseCase } from '@/server/use-cases/read'
import { findKpi, toKpi } from './read'

export const createKpi = command({
  name: 'kpis.create',
  permission: 'kpi:write',
  input: createKpiInput,
  run: async (ctx, input) => {
    const useCase = await findUseCase(ctx, input.useCase)
    const { useCase: useCaseSlug, ...columns } = input
    const [taken] = await ctx.tx.select({ id: kpis.id }).from(kpis).where(eq(kpis.slug, input.slug))
    if (taken) {
      const existing = await findKpi(ctx, input.slug)
      if (existing.useCase !== useCaseSlug || !sameFields(existing, columns)) {
        throw new AppError('conflict', `KPI ${input.slug} exists with another body`)
      }
      return { result: { created: false, item: toKpi(existing) }, audit: 'unchanged' }
    }
    const [row] = await ctx.tx
      .insert(kpis)
      .values({ ...columns, id: newId('kpi'), useCaseId: useCase.id, createdAt: ctx.now })
      .returning()
    if (!row) throw new Error('insert returned no row')
    const audit = { object: { type: 'kpi', id: row.id }, useCaseId: useCase.id, detail: { after: input } }
    return { result: { created: true, item: toKpi({ ...row, useCase: useCase.slug }) }, audit: [audit] }
  },
})
