import 'server-only'
import { asc, eq } from 'drizzle-orm'
import type { Tx } from '@/db/engine/engine'
import { piiClasses } from '@/db/schema'
import { holdsFor } from '@/domain/access/actor'
import type { PiiClass } from '@/domain/pii/classes'
import { readPiiInput } from '@/domain/pii/input'
import { type Suspect, scanColumn } from '@/domain/pii/scan-column'
import type { Context } from '@/server/kernel/context'
import { query } from '@/server/kernel/operation'
import { findVersion, type VersionRow } from '@/server/models/read'
import { freshVersionState } from '@/server/predictions/version-state'
import { referenceValues } from './read-columns'

export type ConfirmedClass = { class: PiiClass; by: string; personId: string; at: string }

/** The last word of a person about each feature of a version. */
export async function confirmedClasses(tx: Tx, versionId: string): Promise<Map<string, ConfirmedClass>> {
  const rows = await tx
    .select()
    .from(piiClasses)
    .where(eq(piiClasses.versionId, versionId))
    .orderBy(asc(piiClasses.feature), asc(piiClasses.seq))
  return new Map(
    rows.map((row) => [
      row.feature,
      { class: row.class, by: row.personName, personId: row.personId, at: row.recordedAt.toISOString() },
    ]),
  )
}

type Column = {
  name: string
  type: string
  /** As declared with the version. */
  sensitivity: string | null
  /** Reference rows looked through; null without a reference. */
  scanned: number | null
  suspects: (Omit<Suspect, 'examples'> & { examples: string[] | null })[]
  confirmed: Omit<ConfirmedClass, 'personId'> | null
}

async function columnsOf(ctx: Context, version: VersionRow, showExamples: boolean): Promise<Column[]> {
  const state = await freshVersionState(ctx.tx, version.no)
  const confirmed = await confirmedClasses(ctx.tx, version.id)
  const columns: Column[] = []
  for (const { name, type, sensitivity } of version.features) {
    const found = version.referenceDigest === null ? null : await referenceValues(ctx.tx, state, name)
    const word = confirmed.get(name)
    columns.push({
      name,
      type,
      sensitivity,
      scanned: found?.rows ?? null,
      suspects: (found ? scanColumn(found.column) : []).map((suspect) => ({
        ...suspect,
        examples: showExamples ? suspect.examples : null,
      })),
      confirmed: word ? { class: word.class, by: word.by, at: word.at } : null,
    })
  }
  return columns
}

/** The reference's columns, what personal information they may hold, and what a person said about each. */
export const readPii = query({
  name: 'models.pii',
  permission: 'model:read',
  input: readPiiInput,
  run: async (ctx, input) => {
    const { model, version } = await findVersion(ctx, input)
    const useCaseIds = model.useCases.map((useCase) => useCase.id)
    const showExamples = holdsFor(ctx.actor, 'case:read_values', useCaseIds)
    const columns = await columnsOf(ctx, version, showExamples)
    const reason = version.referenceDigest === null ? ('no_reference' as const) : null
    return {
      model: model.slug,
      version: version.version,
      reason,
      columns,
      /** Suspected, and nobody has said yet what they hold. */
      open: columns.filter((column) => column.suspects.length > 0 && !column.confirmed).map((column) => column.name),
      /** A person has said of every feature what it holds. */
      cleared: reason === null && columns.every((column) => column.confirmed !== null),
    }
  },
})
