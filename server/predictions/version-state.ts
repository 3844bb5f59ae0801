import 'server-only'
import { createHash } from 'node:crypto'
import { asc, eq, inArray } from 'drizzle-orm'
import type { Statement, Tx } from '@/db/engine/engine'
import { categoryValues, models, modelVersions, segmentValues } from '@/db/schema'
import type { FeatureBaseline, NumericBaseline } from '@/domain/features/baseline'
import { blankBaseline, type CategoryBin, type InputsLayout, inputsLayout } from '@/domain/features/inputs-layout'
import { SCORE_FEATURE } from '@/domain/features/score-feature'
import type { LabelPolicy, Task } from '@/domain/models/input'
import { type PerformanceLayout, performanceLayout } from '@/domain/performance/layout'
import { type VersionSpec, versionSpec } from '@/domain/predictions/version-spec'
import { CATEGORY_LIMIT, CODE_BEYOND, CODE_INVALID, CODE_MISSING, Dictionary, SEGMENT_LIMIT } from './dictionary'

/** A version compiled for writing and reading its rows; kept in memory and refreshed under the model's lock. */
export type VersionState = {
  versionNo: number
  versionId: string
  modelNo: number
  namespace: Buffer
  task: Task
  classes: string[] | null
  positiveClass: string | null
  labelPolicy: LabelPolicy
  spec: VersionSpec
  referenceDigest: string | null
  baselines: FeatureBaseline[]
  inputs: InputsLayout
  performance: PerformanceLayout | null
  dictionarySize: number
  dictionaries: Dictionary[]
  segments: Dictionary[]
  /** Does the installation keep the raw value? By numeric and by category slot. */
  storedNumeric: boolean[]
  storedCategory: boolean[]
  hasUnstored: boolean
  /** Per category feature: what a stored code counts as. */
  bins: CodeBins[]
}

export type CodeBins = (code: number) => CategoryBin

type StateRow = { version: typeof modelVersions.$inferSelect; model: typeof models.$inferSelect }

/** Names the model's cases apart from every other model's. */
export const namespaceOf = (modelId: string): Buffer => createHash('sha256').update(modelId).digest().subarray(0, 16)

function codeBins(dictionary: Dictionary, inReference: boolean[], baseline: FeatureBaseline | null): CodeBins {
  const place = new Map<string, number>()
  if (baseline?.kind === 'categorical')
    for (const [index, name] of baseline.categories.entries()) place.set(name, index)
  const table: CategoryBin[] = []
  return (code) => {
    if (code === CODE_MISSING) return 'missing'
    if (code === CODE_INVALID) return 'invalid'
    if (code === CODE_BEYOND || baseline === null) return 'other'
    const known = table[code]
    if (known !== undefined) return known
    const bin = place.get(dictionary.decode(code) ?? '') ?? (inReference[code] ? 'other' : 'unseen')
    table[code] = bin
    return bin
  }
}

async function readDictionaries(tx: Tx, row: StateRow, spec: VersionSpec) {
  const dictionaries = spec.categoryNames.map(() => new Dictionary(CATEGORY_LIMIT))
  const inReference: boolean[][] = spec.categoryNames.map(() => [])
  const segments = spec.segments.map(() => new Dictionary(SEGMENT_LIMIT))
  if (row.version.dictionarySize === 0) return { dictionaries, inReference, segments }
  const values = await tx
    .select()
    .from(categoryValues)
    .where(eq(categoryValues.versionNo, row.version.no))
    .orderBy(asc(categoryValues.feature), asc(categoryValues.code))
  for (const { feature, value, inReference: known } of values) {
    const code = dictionaries[feature]?.add(value)
    const flags = inReference[feature]
    if (code !== undefined && flags) flags[code] = known
  }
  const named = await tx
    .select()
    .from(segmentValues)
    .where(eq(segmentValues.versionNo, row.version.no))
    .orderBy(asc(segmentValues.field), asc(segmentValues.code))
  for (const { field, value } of named) segments[field]?.add(value)
  return { dictionaries, inReference, segments }
}

function stores(spec: VersionSpec) {
  const kept = (name: string) => ['raw', 'hashed'].includes(spec.slots.get(name)?.definition.store ?? 'raw')
  const storedNumeric = spec.numericNames.map(kept)
  const storedCategory = spec.categoryNames.map(kept)
  return { storedNumeric, storedCategory, hasUnstored: [...storedNumeric, ...storedCategory].includes(false) }
}

function layoutOf(task: Task, classes: string[] | null, score: NumericBaseline | null): PerformanceLayout | null {
  if (task === 'binary') return performanceLayout('binary', score ? { scoreEdges: score.edges } : {})
  if (task === 'regression') return performanceLayout('regression', score ? { centre: score.mean } : {})
  if (task === 'multiclass' && classes && classes.length > 1)
    return performanceLayout('multiclass', { classes: classes.length })
  return null
}

async function compile(tx: Tx, row: StateRow): Promise<VersionState> {
  const { version, model } = row
  const classes = version.classes ?? model.classes
  const spec = versionSpec({ task: model.task, classes, features: version.features, segments: version.segments })
  const baselines = version.baseline ?? [
    ...version.features.map((f) => blankBaseline(f.name, f.type === 'numeric' ? 'numeric' : 'categorical')),
    blankBaseline(SCORE_FEATURE, 'numeric'),
  ]
  const score = version.baseline?.find((baseline) => baseline.name === SCORE_FEATURE)
  const { dictionaries, inReference, segments } = await readDictionaries(tx, row, spec)
  const byName = new Map((version.baseline ?? []).map((baseline) => [baseline.name, baseline]))
  return {
    versionNo: version.no,
    versionId: version.id,
    modelNo: model.no,
    namespace: namespaceOf(model.id),
    task: model.task,
    classes,
    positiveClass: model.positiveClass,
    labelPolicy: model.labelPolicy,
    spec,
    referenceDigest: version.referenceDigest,
    baselines,
    inputs: inputsLayout(baselines),
    performance: layoutOf(model.task, classes, score?.kind === 'numeric' && score.n > 0 ? score : null),
    dictionarySize: version.dictionarySize,
    ...stores(spec),
    dictionaries,
    segments,
    bins: dictionaries.map((dictionary, index) =>
      codeBins(dictionary, inReference[index] ?? [], byName.get(spec.categoryNames[index] ?? '') ?? null),
    ),
  }
}

export async function loadVersionState(tx: Tx, versionNo: number): Promise<VersionState> {
  const [row] = await tx
    .select({ version: modelVersions, model: models })
    .from(modelVersions)
    .innerJoin(models, eq(models.id, modelVersions.modelId))
    .where(eq(modelVersions.no, versionNo))
  if (!row) throw new Error(`version ${versionNo} has no row`)
  return compile(tx, row)
}

const KEPT = 200
const cache = new Map<number, VersionState>()

export function forgetVersionState(versionNo: number): void {
  cache.delete(versionNo)
}

/** What moves with a version's state. */
export type VersionMarks = { digest: string | null; size: number }

const MARKS = 'select reference_digest as digest, dictionary_size as size from model_versions where no = $1'
export const versionMarks = (versionNo: number): Statement => ({ text: MARKS, params: [versionNo] })

/** The version's state as of these marks: from memory when neither its reference nor its dictionaries have moved. */
export async function versionStateAt(
  tx: Tx,
  versionNo: number,
  marks: VersionMarks | undefined,
): Promise<VersionState> {
  const known = cache.get(versionNo)
  if (known && marks && marks.digest === known.referenceDigest && marks.size === known.dictionarySize) return known
  const state = await loadVersionState(tx, versionNo)
  if (cache.size >= KEPT) cache.delete(cache.keys().next().value as number)
  cache.set(versionNo, state)
  return state
}

/** The version's state as of now. */
export async function freshVersionState(tx: Tx, versionNo: number): Promise<VersionState> {
  const [marks] = await tx.raw.query<VersionMarks>(MARKS, [versionNo])
  return versionStateAt(tx, versionNo, marks)
}

/** The states of several versions as of now, in the order asked for. */
export async function freshVersionStates(tx: Tx, versionNos: readonly number[]): Promise<VersionState[]> {
  const marks = await tx
    .select({ no: modelVersions.no, digest: modelVersions.referenceDigest, size: modelVersions.dictionarySize })
    .from(modelVersions)
    .where(inArray(modelVersions.no, [...versionNos]))
  const byNo = new Map(marks.map((one) => [one.no, one]))
  const states: VersionState[] = []
  for (const no of versionNos) states.push(await versionStateAt(tx, no, byNo.get(no)))
  return states
}
