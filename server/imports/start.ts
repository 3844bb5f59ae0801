import 'server-only'
import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { imports } from '@/db/schema'
import type { ImportShape } from '@/domain/imports/shape'
import { notFound } from '@/server/kernel/app-error'
import { command } from '@/server/kernel/operation'
import { findModel } from '@/server/models/read'
import { toImport } from './read'

/** Makes a finished upload an import: its state, its audit record and its job in one transaction. */
export const startImport = command({
  name: 'imports.start',
  permission: 'import:run',
  input: z.strictObject({
    id: z.string(),
    model: z.string(),
    bytes: z.number(),
    ignoredColumns: z.array(z.string()),
  }),
  run: async (ctx, { id, model: slug, bytes, ignoredColumns }) => {
    const model = await findModel(ctx, slug)
    const [row] = await ctx.tx
      .update(imports)
      .set({ state: 'queued', bytes, ignoredColumns, touchedAt: ctx.now })
      .where(eq(imports.id, id))
      .returning()
    if (!row) throw notFound(`upload ${id}`)
    const result: ImportShape = toImport({ row, model: slug, version: null })
    const audit = {
      object: { type: 'import', id },
      useCaseId: model.useCases[0]?.id ?? null,
      detail: { model: slug, versionId: row.versionId, kind: row.kind, format: row.format, bytes },
    }
    return { result, audit: [audit], jobs: [{ name: 'import', data: { importId: id } }] }
  },
})
