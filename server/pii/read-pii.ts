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

type Scan = { scanned: number | null; suspects: Suspect[] }

const SCANS_KEPT = 200
/** What was found in the newest references that were asked for: a reference never changes, and reading one takes a second. */
const scans = new Map<string, Scan[]>()

async function scanReference(tx: Tx, version: VersionRow): Promise<Scan[]> {
  const state = await freshVersionState(tx, version.no)
  const found: Scan[] = []
  for (const { name } of version.features) {
    const values = await referenceValues(tx, state, name)
    found.push({ scanned: values?.rows ?? null, suspects: values ? scanColumn(values.column) : [] })
  }
  return found
}

async function scanOf(tx: Tx, version: VersionRow): Promise<Scan[]> {
  if (version.referenceDigest === null) return version.features.map(() => ({ scanned: null, suspects: [] }))
  const key = `${version.id} ${version.referenceDigest}`
  const known = scans.get(key) ?? (await scanReference(tx, version))
  scans.delete(key)
  scans.set(key, known)
  for (const oldest of scans.keys()) {
    if (scans.size <= SCANS_KEPT) break
    scans.delete(oldest)
  }
  return known
}

async function columnsOf(ctx: Context, version: VersionRow, showExamples: boolean): Promise<Column[]> {
  const found = await scanOf(ctx.tx, version)
  const confirmed = await confirmedClasses(ctx.tx, version.id)
  return version.features.map(({ name, type, sensitivity }, place) => {
    const { scanned = null, suspects = [] } = found[place] ?? {}
    const word = confirmed.get(name)
    return {
      name,
      type,
      sensitivity,
      scanned,
      suspects: suspects.map((suspect) => ({ ...suspect, examples: showExamples ? suspect.examples : null })),
      confirmed: word ? { class: word.class, by: word.by, at: word.at } : null,
    }
  })
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
