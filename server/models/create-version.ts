import 'server-only'
import { createHash } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import { modelVersions } from '@/db/schema'
import { canonicalJson } from '@/domain/audit/canonical-json'
import type { FeatureDefinition } from '@/domain/features/input'
import { type CreateVersionInput, createVersionInput } from '@/domain/models/input'
import { actorName } from '@/server/kernel/actor-name'
import { AppError } from '@/server/kernel/app-error'
import { newId } from '@/server/kernel/new-id'
import { command } from '@/server/kernel/operation'
import { sameFields } from '@/server/kernel/same-fields'
import { auditedRefusals, readOrRefuse } from '@/server/rules/read-or-refuse'
import { findModel, toVersion } from './read'

function columnsOf(input: CreateVersionInput) {
  const features: FeatureDefinition[] = input.features.map((feature) => ({
    name: feature.name,
    type: feature.type,
    nullable: feature.nullable ?? false,
    sensitivity: feature.sensitivity ?? null,
    store: feature.store ?? 'raw',
  }))
  return {
    version: input.version,
    features,
    segments: input.segments,
    reason: input.reason ?? null,
    rules: input.rules ?? null,
    lineage: input.lineage ?? null,
  }
}

export const createVersion = auditedRefusals(
  command({
    name: 'versions.create',
    permission: 'version:write',
    input: createVersionInput,
    run: async (ctx, input) => {
      const model = await findModel(ctx, input.model)
      const columns = columnsOf(input)
      const [existing] = await ctx.tx
        .select()
        .from(modelVersions)
        .where(and(eq(modelVersions.modelId, model.id), eq(modelVersions.version, input.version)))
      if (existing) {
        if (!sameFields(existing, columns)) {
          throw new AppError('conflict', `version ${input.version} of model ${input.model} exists with another body`)
        }
        return { result: { created: false, item: toVersion(model, existing) }, audit: 'unchanged' }
      }
      if (columns.rules !== null) readOrRefuse(columns.rules, columns.features)
      const digest = createHash('sha256')
        .update(canonicalJson({ model: model.slug, ...columns }))
        .digest('hex')
      const [row] = await ctx.tx
        .insert(modelVersions)
        .values({
          ...columns,
          id: newId('ver'),
          modelId: model.id,
          digest,
          authorName: actorName(ctx.actor),
          createdAt: ctx.now,
        })
        .returning()
      if (!row) throw new Error('insert returned no row')
      const audit = {
        object: { type: 'model_version', id: row.id },
        useCaseId: model.useCases[0]?.id ?? null,
        detail: { model: model.slug, version: row.version, digest, reason: row.reason },
      }
      return { result: { created: true, item: toVersion(model, row) }, audit: [audit] }
    },
  }),
)
