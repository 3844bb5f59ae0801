import 'server-only'
import { sql } from 'drizzle-orm'
import { labels } from '@/db/schema'
import { listLabelsInput } from '@/domain/predictions/input'
import { after } from '@/server/kernel/after'
import { decodeCursor, toPage } from '@/server/kernel/cursor'
import { query } from '@/server/kernel/operation'
import { findModel } from '@/server/models/read'
import { caseKeyOf, uuidText } from '@/server/predictions/row-identity'
import { namespaceOf } from '@/server/predictions/version-state'

/** Labels as they became known, newest first; corrections are entries of their own. */
export const listLabels = query({
  name: 'labels.list',
  permission: 'case:read',
  input: listLabelsInput,
  run: async (ctx, input) => {
    const model = await findModel(ctx, input.model)
    const position = input.cursor ? decodeCursor(input.cursor) : null
    const parts = [sql`${labels.modelNo} = ${model.no}`]
    if (input.id !== undefined)
      parts.push(sql`${labels.caseKey} = ${uuidText(caseKeyOf(namespaceOf(model.id), input.id))}::uuid`)
    const next = after({ at: labels.knownAt, id: labels.caseKey }, position)
    const rows = await ctx.tx
      .select()
      .from(labels)
      .where(sql.join(next ? [...parts, next] : parts, sql` and `))
      .orderBy(sql`${labels.knownAt} desc, ${labels.caseKey} desc`)
      .limit(input.limit + 1)
    const page = toPage(rows, input.limit, (row) => ({ at: row.knownAt, id: row.caseKey }))
    return {
      items: page.items.map((row) => ({
        id: row.externalId,
        label: row.number ?? row.value,
        timestamp: row.timed ? row.knownAt.toISOString() : null,
        receivedAt: row.receivedAt.toISOString(),
      })),
      next: page.next,
    }
  },
})
