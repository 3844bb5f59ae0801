import 'server-only'
import { type SQL, sql } from 'drizzle-orm'
import type { Context } from '@/server/kernel/context'

/** Condition on a column that names a model: those of the use cases the caller may see. */
export function ofVisibleModels(ctx: Context, modelId: SQL): SQL {
  const visible = ctx.visible()
  if (visible === 'all') return sql`true`
  if (visible.length === 0) return sql`false`
  const ids = sql.join(
    visible.map((id) => sql`${id}`),
    sql`, `,
  )
  return sql`exists (select from model_use_cases u where u.model_id = ${modelId} and u.use_case_id in (${ids}))`
}
