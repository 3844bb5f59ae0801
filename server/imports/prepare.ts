import 'server-only'
import type { z } from 'zod'
import { type prepareImportInput, prepareImportInput as schema } from '@/domain/imports/input'
import type { ImportKind } from '@/domain/imports/table-columns'
import type { Context } from '@/server/kernel/context'
import { query } from '@/server/kernel/operation'
import { findModel, findVersion } from '@/server/models/read'
import type { TableSpec } from '@/server/tables/table'

export type PreparedImport = z.output<typeof prepareImportInput> & {
  modelId: string
  versionId: string | null
  spec: TableSpec
}

/** What the columns of a table can mean for the model, and for the version when one is named. */
export async function importTarget(
  ctx: Context,
  ref: { model: string; version?: string | undefined; kind: ImportKind },
): Promise<Pick<PreparedImport, 'modelId' | 'versionId' | 'spec'>> {
  if (ref.version === undefined) {
    const model = await findModel(ctx, ref.model)
    return { modelId: model.id, versionId: null, spec: { task: model.task, features: [], segments: [] } }
  }
  const { model, version } = await findVersion(ctx, { model: ref.model, version: ref.version })
  const { features, segments } = version
  return { modelId: model.id, versionId: version.id, spec: { task: model.task, features, segments } }
}

/** Who may start an import, of what; asked before the upload is read. */
export const prepareImport = query({
  name: 'imports.start',
  permission: 'import:run',
  input: schema,
  run: async (ctx, input): Promise<PreparedImport> => ({ ...input, ...(await importTarget(ctx, input)) }),
})
