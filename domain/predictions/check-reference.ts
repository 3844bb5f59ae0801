import { normaliseClass } from '@/domain/models/class-text'
import type { RowProblem } from './batch'
import { checkPrediction, type PredictionRow } from './check-prediction'
import type { VersionSpec } from './version-spec'

export type ReferenceRow = { row: PredictionRow; timed: boolean; label: string | null }

const UNTIMED = '2000-01-01T00:00:00Z'

/** A row of a reference: id, time, prediction and label may all be absent; what is there must be sound. */
export function checkReferenceRow(
  raw: Record<string, unknown>,
  spec: VersionSpec,
  now: number,
): ({ ok: true } & ReferenceRow) | { ok: false; id: string | null; problem: RowProblem } {
  const { label, ...fields } = raw
  const timed = fields.timestamp !== undefined && fields.timestamp !== null
  const undecided = fields.prediction === undefined || fields.prediction === null
  const complete = {
    ...fields,
    id: fields.id ?? 'reference',
    timestamp: timed ? fields.timestamp : UNTIMED,
    ...(undecided && { error: 'no prediction' }),
  }
  const checked = checkPrediction(complete, spec, now)
  if (!checked.ok) return checked
  const known = typeof label === 'string' || typeof label === 'number' || typeof label === 'boolean'
  return { ok: true, row: checked.row, timed, label: known ? normaliseClass(label) : null }
}
