import 'server-only'
import { eq } from 'drizzle-orm'
import type { Tx } from '@/db/engine/engine'
import { categoryValues, modelVersions } from '@/db/schema'
import { buildBaseline } from '@/domain/drift/baseline'
import type { FeatureBaseline } from '@/domain/features/baseline'
import { AppError } from '@/server/kernel/app-error'
import { CATEGORY_LIMIT, CODE_BEYOND, Dictionary } from '@/server/predictions/dictionary'
import { lockModel } from '@/server/predictions/lock-model'
import { rebuildRollups } from '@/server/predictions/rebuild'
import { forgetVersionState, freshVersionState, type VersionState } from '@/server/predictions/version-state'
import {
  type CategoryColumn,
  categorySample,
  numericSample,
  type ReferenceCollector,
  type ReferenceColumn,
} from './reference-columns'
import { TIME_COLUMN, writeReferenceColumn } from './reference-store'

function baselineOf(column: ReferenceColumn): FeatureBaseline {
  if (column.kind === 'numeric') return buildBaseline({ name: column.name, sample: numericSample(column.values) })
  const { sample, beyond } = categorySample(column.codes, column.dictionary.values)
  const baseline = buildBaseline({ name: column.name, sample })
  if (baseline.kind !== 'categorical' || beyond === 0) return baseline
  return { ...baseline, n: baseline.n + beyond, other: baseline.other + beyond, distinct: CATEGORY_LIMIT + 1 }
}

/** Gives the reference's categories codes of the version's own dictionary, after those that predictions already have. */
async function saveCategories(
  tx: Tx,
  state: VersionState,
  column: CategoryColumn,
): Promise<{ codes: Int32Array; added: number }> {
  const feature = state.spec.categoryNames.indexOf(column.name)
  const known = state.dictionaries[feature] ?? new Dictionary(CATEGORY_LIMIT)
  const before = known.size
  const codeOf = column.dictionary.values.map((value) => known.encode(value))
  const rows = codeOf.flatMap((code, index) => {
    const value = column.dictionary.values[index]
    return code === CODE_BEYOND || value === undefined
      ? []
      : [{ versionNo: state.versionNo, feature, code, value, inReference: true }]
  })
  const fresh = rows.filter((row) => row.code > before)
  for (let i = 0; i < fresh.length; i += 1000) await tx.insert(categoryValues).values(fresh.slice(i, i + 1000))
  const old = rows.filter((row) => row.code <= before)
  if (old.length > 0) {
    await tx.raw.query(
      'update category_values set in_reference = true where version_no = $1 and feature = $2 and code = any($3::integer[])',
      [state.versionNo, feature, `{${old.map((row) => row.code).join(',')}}`],
    )
  }
  return {
    codes: column.codes.map((code) => (code > 0 ? (codeOf[code - 1] ?? CODE_BEYOND) : code)),
    added: fresh.length,
  }
}

async function saveColumns(tx: Tx, state: VersionState, collector: ReferenceCollector): Promise<number> {
  let added = 0
  for (const column of collector.columns()) {
    if (column.kind === 'numeric') {
      await writeReferenceColumn(tx, state.versionNo, { name: column.name, data: column.values })
      continue
    }
    const saved = await saveCategories(tx, state, column)
    added += saved.added
    await writeReferenceColumn(tx, state.versionNo, { name: column.name, data: saved.codes })
  }
  await writeReferenceColumn(tx, state.versionNo, { name: TIME_COLUMN, data: collector.timeColumn() })
  return added
}

function timeSpan(times: Float64Array): { from: Date | null; to: Date | null } {
  let [from, to] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const at of times) {
    if (at < from) from = at
    if (at > to) to = at
  }
  return from <= to ? { from: new Date(from), to: new Date(to) } : { from: null, to: null }
}

/** In signature order, then `@score`: the order every row is folded in. */
function inSignatureOrder(state: VersionState, baselines: FeatureBaseline[]): FeatureBaseline[] {
  const byName = new Map(baselines.map((baseline) => [baseline.name, baseline]))
  const names = [
    ...state.spec.features.map((feature) => feature.name),
    ...baselines.slice(-1).map((score) => score.name),
  ]
  return names.flatMap((name) => byName.get(name) ?? [])
}

export type ReferenceSaved = { created: boolean; digest: string; rows: number }

/**
 * Makes the collected rows the version's reference, in the caller's transaction: columns, baselines, dictionary, and
 * the rollups of predictions that came before. The same content again changes nothing; another is refused.
 */
export async function saveReference(
  tx: Tx,
  target: { modelNo: number; versionNo: number; now: Date },
  collector: ReferenceCollector,
): Promise<ReferenceSaved> {
  await lockModel(tx, target.modelNo)
  const digest = collector.digest()
  const state = await freshVersionState(tx, target.versionNo)
  if (state.referenceDigest === digest) return { created: false, digest, rows: collector.rows }
  if (state.referenceDigest !== null) {
    throw new AppError('version_immutable', 'this version has another reference already; make a new version for it')
  }
  const baseline = inSignatureOrder(state, collector.columns().map(baselineOf))
  const added = await saveColumns(tx, state, collector)
  const span = timeSpan(collector.timeColumn())
  await tx
    .update(modelVersions)
    .set({
      referenceDigest: digest,
      referenceRows: collector.rows,
      referenceFrom: span.from,
      referenceTo: span.to,
      referenceAt: target.now,
      baseline,
      classes: state.classes ?? (state.task === 'multiclass' ? collector.seenClasses() : null),
      dictionarySize: state.dictionarySize + added,
    })
    .where(eq(modelVersions.no, target.versionNo))
  forgetVersionState(target.versionNo)
  await rebuildRollups(tx, await freshVersionState(tx, target.versionNo))
  return { created: true, digest, rows: collector.rows }
}
