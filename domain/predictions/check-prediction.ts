import { normaliseClass } from '@/domain/models/class-text'
import { parseRfc3339 } from '@/domain/time/rfc3339'
import { AHEAD_MAX_MS, ID_LENGTH_MAX, type RowProblem, TEXT_LENGTH_MAX } from './batch'
import type { VersionSpec } from './version-spec'

/** A category that is present but cannot be one (an object, an over-long text). */
export const INVALID_CATEGORY = Symbol('invalid category')
export type Category = string | null | typeof INVALID_CATEGORY

/** A row as it is stored. Numeric features: null is missing, NaN is invalid. */
export type PredictionRow = {
  id: string
  at: number
  numeric: (number | null)[]
  categories: Category[]
  prediction: string | null
  predictionValue: number | null
  score: number | null
  probabilities: number[] | null
  latencyMs: number | null
  error: string | null
  entity: string | null
  segments: (string | null)[]
  amount: number | null
  exposure: Record<string, string | boolean> | null
  unknownFeatures: string[]
  /** Missing, invalid or unknown values: stored all the same, counted and shown. */
  flagged: boolean
  /** What the stored form loses of the body, so that two different bodies never look alike. */
  oddText: string
}

const FIELDS = new Set([
  'id',
  'timestamp',
  'features',
  'prediction',
  'score',
  'probabilities',
  'latencyMs',
  'error',
  'entity',
  'segments',
  'amount',
  'exposure',
])

export class RowRefusal extends Error {
  constructor(readonly problem: RowProblem) {
    super(problem.detail)
  }
}

function refuse(code: RowProblem['code'], pointer: string, detail: string): never {
  throw new RowRefusal({ code, pointer, detail })
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export function checkText(value: unknown, pointer: string, max = TEXT_LENGTH_MAX): string {
  if (typeof value !== 'string') refuse('field_kind', pointer, 'must be text')
  if (value.length > max) refuse('text_too_long', pointer, `must have at most ${max} characters`)
  if (value.includes('\u0000')) refuse('text_nul', pointer, 'must not contain the NUL character')
  return value
}

export function checkId(raw: Record<string, unknown>): string {
  const id = raw.id
  if (id === undefined || id === null || id === '') refuse('id_required', '/id', 'a row needs an id')
  if (typeof id === 'number' && Number.isFinite(id)) return String(id)
  if (typeof id === 'string' && id.length > ID_LENGTH_MAX) {
    refuse('id_too_long', '/id', `must have at most ${ID_LENGTH_MAX} characters`)
  }
  return checkText(id, '/id', ID_LENGTH_MAX)
}

export function checkTimestamp(value: unknown, now: number): number {
  if (value === undefined || value === null || value === '')
    refuse('timestamp_required', '/timestamp', 'a row needs a timestamp')
  const at = typeof value === 'string' ? parseRfc3339(value) : null
  if (at === null) {
    refuse('timestamp_invalid', '/timestamp', 'must be an RFC 3339 time with offset, such as 2026-01-31T12:00:00Z')
  }
  if (at > now + AHEAD_MAX_MS) refuse('timestamp_ahead', '/timestamp', 'lies more than 24 hours ahead')
  return at
}

function optionalNumber(raw: Record<string, unknown>, field: string): number | null {
  const value = raw[field]
  if (value === undefined || value === null) return null
  if (typeof value !== 'number' || !Number.isFinite(value)) refuse('field_kind', `/${field}`, 'must be a finite number')
  return value
}

function optionalText(raw: Record<string, unknown>, field: string): string | null {
  const value = raw[field]
  return value === undefined || value === null ? null : checkText(value, `/${field}`)
}

export function checkEnvelope(raw: unknown, fields: ReadonlySet<string>): Record<string, unknown> {
  if (!isObject(raw)) refuse('not_an_object', '', 'a row must be an object')
  for (const key in raw)
    if (!fields.has(key))
      refuse('unknown_field', `/${key.slice(0, 100)}`, `${key.slice(0, 100)} is not a field of a row`)
  return raw
}

const BOOLEANS: Record<string, string> = { true: 'true', false: 'false', '1': 'true', '0': 'false' }

function booleanText(value: string): string | null {
  return BOOLEANS[value.toLowerCase()] ?? null
}

function categoryOf(value: unknown, isBoolean: boolean): Category {
  if (typeof value === 'string') {
    if (value.includes('\u0000')) refuse('text_nul', '/features', 'must not contain the NUL character')
    if (value.length > TEXT_LENGTH_MAX) return INVALID_CATEGORY
    if (isBoolean) return booleanText(value) ?? INVALID_CATEGORY
    return normaliseClass(value)
  }
  if (typeof value === 'boolean' || (typeof value === 'number' && Number.isFinite(value))) {
    const text = normaliseClass(value)
    return isBoolean ? (booleanText(text) ?? INVALID_CATEGORY) : text
  }
  return INVALID_CATEGORY
}

function checkFeatures(row: PredictionRow, features: unknown, spec: VersionSpec): void {
  if (features === undefined || features === null) features = {}
  if (!isObject(features)) refuse('features_kind', '/features', 'must be an object of feature values')
  let present = 0
  for (const name in features) {
    const value = features[name]
    const slot = spec.slots.get(name)
    if (!slot) {
      row.unknownFeatures.push(name.replaceAll('\u0000', '').slice(0, 200))
      row.oddText += `${JSON.stringify(name)}:${JSON.stringify(value)};`
      continue
    }
    if (value === null) continue
    if (slot.kind === 'numeric') {
      if (typeof value === 'number' && Number.isFinite(value)) {
        row.numeric[slot.index] = value
        present++
        continue
      }
      row.numeric[slot.index] = Number.NaN
    } else {
      const category = categoryOf(value, slot.definition.type === 'boolean')
      row.categories[slot.index] = category
      present++
      if (category !== INVALID_CATEGORY) continue
    }
    row.flagged = true
    row.oddText += `${JSON.stringify(name)}=${typeof value === 'number' ? String(value) : JSON.stringify(value)};`
  }
  if (row.unknownFeatures.length > 0) row.flagged = true
  if (present < spec.features.length && !row.flagged) row.flagged = lacksRequired(row, spec)
}

function lacksRequired(row: PredictionRow, spec: VersionSpec): boolean {
  for (const slot of spec.slots.values()) {
    if (slot.definition.nullable) continue
    const value = slot.kind === 'numeric' ? row.numeric[slot.index] : row.categories[slot.index]
    if (value === null) return true
  }
  return false
}

function checkPredictionValue(row: PredictionRow, raw: Record<string, unknown>, spec: VersionSpec): void {
  const value = raw.prediction
  if (value === undefined || value === null) {
    if (row.error === null) refuse('prediction_required', '/prediction', 'is required unless error is present')
    return
  }
  if (spec.task === 'regression') {
    if (typeof value !== 'number' || !Number.isFinite(value)) {
      refuse('prediction_kind', '/prediction', 'a regression predicts a finite number')
    }
    row.predictionValue = value
    return
  }
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') {
    refuse('prediction_kind', '/prediction', 'must be text, a number or a boolean')
  }
  if (typeof value === 'number' && !Number.isFinite(value)) refuse('prediction_kind', '/prediction', 'must be finite')
  row.prediction = normaliseClass(typeof value === 'string' ? checkText(value, '/prediction', ID_LENGTH_MAX) : value)
  if (spec.task === 'ranking' || spec.task === 'unsupervised') {
    if (typeof value === 'number') row.predictionValue = value
    return
  }
  if (spec.classes && !spec.classes.includes(row.prediction)) {
    refuse('prediction_kind', '/prediction', `must be one of the classes ${spec.classes.slice(0, 20).join(', ')}`)
  }
}

function checkScore(row: PredictionRow, value: unknown, spec: VersionSpec): void {
  if (value === undefined || value === null) return
  if (typeof value !== 'number' || !Number.isFinite(value)) {
    row.score = Number.NaN
    row.flagged = true
    row.oddText += `score=${JSON.stringify(value)};`
    return
  }
  row.score = value
  if (spec.task === 'binary' && (value < 0 || value > 1)) row.flagged = true
}

function checkProbabilities(row: PredictionRow, value: unknown, spec: VersionSpec): void {
  if (value === undefined || value === null) return
  if (!isObject(value)) refuse('field_kind', '/probabilities', 'must be an object of probabilities by class')
  const given = new Map<string, number>()
  for (const name in value) {
    const share = value[name]
    if (typeof share !== 'number' || !(share >= 0 && share <= 1)) {
      refuse('field_kind', '/probabilities', 'each probability must lie in [0, 1]')
    }
    given.set(normaliseClass(name), share)
  }
  row.probabilities = (spec.classes ?? [...given.keys()].sort()).map((name) => given.get(name) ?? 0)
  row.oddText += JSON.stringify([...given].sort())
}

function checkSegments(row: PredictionRow, value: unknown, spec: VersionSpec): void {
  if (value === undefined || value === null) return
  if (!isObject(value)) refuse('field_kind', '/segments', 'must be an object of segment values')
  for (const name in value) {
    const index = spec.segments.indexOf(name)
    const segment = value[name]
    if (index < 0) {
      row.flagged = true
      row.oddText += `${JSON.stringify(name)}#${JSON.stringify(segment)};`
      continue
    }
    if (segment === null) continue
    const text = typeof segment === 'number' || typeof segment === 'boolean' ? String(segment) : segment
    row.segments[index] = checkText(text, `/segments/${name}`, ID_LENGTH_MAX)
  }
}

function checkExposure(value: unknown): Record<string, string | boolean> | null {
  if (value === undefined || value === null) return null
  if (!isObject(value)) refuse('field_kind', '/exposure', 'must be an object')
  const exposure: Record<string, string | boolean> = {
    test: checkText(value.test, '/exposure/test', ID_LENGTH_MAX),
    arm: checkText(value.arm, '/exposure/arm', ID_LENGTH_MAX),
  }
  if (value.digest !== undefined) exposure.digest = checkText(value.digest, '/exposure/digest', ID_LENGTH_MAX)
  if (value.fallback !== undefined) {
    if (typeof value.fallback !== 'boolean') refuse('field_kind', '/exposure/fallback', 'must be true or false')
    exposure.fallback = value.fallback
  }
  return exposure
}

function emptyRow(spec: VersionSpec): PredictionRow {
  return {
    id: '',
    at: 0,
    numeric: new Array<number | null>(spec.numericNames.length).fill(null),
    categories: new Array<Category>(spec.categoryNames.length).fill(null),
    prediction: null,
    predictionValue: null,
    score: null,
    probabilities: null,
    latencyMs: null,
    error: null,
    entity: null,
    segments: new Array<string | null>(spec.segments.length).fill(null),
    amount: null,
    exposure: null,
    unknownFeatures: [],
    flagged: false,
    oddText: '',
  }
}

/** Checks one row against the version's signature: the row as it will be stored, or what it is refused for. */
export function checkPrediction(
  raw: unknown,
  spec: VersionSpec,
  now: number,
): { ok: true; row: PredictionRow } | { ok: false; id: string | null; problem: RowProblem } {
  try {
    const fields = checkEnvelope(raw, FIELDS)
    const row = emptyRow(spec)
    row.id = checkId(fields)
    row.at = checkTimestamp(fields.timestamp, now)
    row.error = optionalText(fields, 'error')
    checkPredictionValue(row, fields, spec)
    checkFeatures(row, fields.features, spec)
    checkScore(row, fields.score, spec)
    checkProbabilities(row, fields.probabilities, spec)
    checkSegments(row, fields.segments, spec)
    row.latencyMs = optionalNumber(fields, 'latencyMs')
    if (row.latencyMs !== null && row.latencyMs < 0) refuse('field_kind', '/latencyMs', 'must not be negative')
    row.amount = optionalNumber(fields, 'amount')
    row.entity = optionalText(fields, 'entity')
    row.exposure = checkExposure(fields.exposure)
    return { ok: true, row }
  } catch (error) {
    if (!(error instanceof RowRefusal)) throw error
    return { ok: false, id: idOf(raw), problem: error.problem }
  }
}

export function idOf(raw: unknown): string | null {
  if (!isObject(raw) || (typeof raw.id !== 'string' && typeof raw.id !== 'number')) return null
  return String(raw.id).slice(0, ID_LENGTH_MAX)
}
