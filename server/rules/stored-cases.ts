import 'server-only'
import { asc, eq } from 'drizzle-orm'
import type { Tx } from '@/db/engine/engine'
import { categoryValues, type modelVersions } from '@/db/schema'
import type { FeatureDefinition } from '@/domain/features/input'
import type { Task } from '@/domain/models/input'
import { versionSpec } from '@/domain/predictions/version-spec'
import type { Context, RuleValue } from '@/domain/rules/input-values'
import type { StoredRow } from '@/server/predictions/read'
import { contextOf } from './decide'

type Version = typeof modelVersions.$inferSelect

/** Reads the stored rows of a version back as the features of another one; what was not logged is missing. */
export async function storedCases(
  tx: Tx,
  source: Version,
  target: { task: Task; features: readonly FeatureDefinition[] },
): Promise<(row: StoredRow) => Context | null> {
  const { features, segments, classes } = source
  const { slots } = versionSpec({ task: target.task, classes, features, segments })
  const texts: (string | undefined)[][] = []
  const values = await tx
    .select({ feature: categoryValues.feature, code: categoryValues.code, value: categoryValues.value })
    .from(categoryValues)
    .where(eq(categoryValues.versionNo, source.no))
    .orderBy(asc(categoryValues.feature), asc(categoryValues.code))
  for (const { feature, code, value } of values) {
    texts[feature] ??= []
    const known = texts[feature]
    known[code] = value
  }
  const places = target.features.map(({ name }) => slots.get(name) ?? null)
  const read = (row: StoredRow, at: number): RuleValue => {
    const slot = places[at]
    if (!slot) return null
    if (slot.kind === 'numeric') return row.numeric[slot.index] ?? null
    return texts[slot.index]?.[row.categoryCodes[slot.index] ?? 0] ?? null
  }
  return (row) => contextOf(target.features, (_, at) => read(row, at))
}
