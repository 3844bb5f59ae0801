import { normaliseClass } from '@/domain/models/class-text'
import type { Task } from '@/domain/models/input'
import { ID_LENGTH_MAX, type RowProblem } from '@/domain/predictions/batch'
import {
  checkEnvelope,
  checkId,
  checkText,
  checkTimestamp,
  idOf,
  RowRefusal,
} from '@/domain/predictions/check-prediction'

export type LabelRow = { id: string; value: string; number: number | null; knownAt: number | null }

const FIELDS = new Set(['id', 'label', 'timestamp'])

function truthOf(
  label: unknown,
  task: Task,
  classes: readonly string[] | null,
): { value: string; number: number | null } {
  if (label === undefined || label === null || label === '') {
    throw new RowRefusal({ code: 'label_required', pointer: '/label', detail: 'a row needs a label' })
  }
  const kind = (detail: string) => new RowRefusal({ code: 'label_kind', pointer: '/label', detail })
  if (task === 'regression') {
    if (typeof label !== 'number' || !Number.isFinite(label))
      throw kind('a regression is labelled with a finite number')
    return { value: String(label), number: label }
  }
  if (typeof label !== 'string' && typeof label !== 'number' && typeof label !== 'boolean') {
    throw kind('must be text, a number or a boolean')
  }
  if (typeof label === 'number' && !Number.isFinite(label)) throw kind('must be finite')
  const value = normaliseClass(typeof label === 'string' ? checkText(label, '/label', ID_LENGTH_MAX) : label)
  if ((task === 'binary' || task === 'multiclass') && classes && !classes.includes(value)) {
    throw kind(`must be one of the classes ${classes.slice(0, 20).join(', ')}`)
  }
  return { value, number: typeof label === 'number' ? label : null }
}

/** Checks one label against the model's task: the row as it will be stored, or what it is refused for. */
export function checkLabel(
  raw: unknown,
  model: { task: Task; classes: readonly string[] | null },
  now: number,
): { ok: true; row: LabelRow } | { ok: false; id: string | null; problem: RowProblem } {
  try {
    const fields = checkEnvelope(raw, FIELDS)
    const id = checkId(fields)
    const { value, number } = truthOf(fields.label, model.task, model.classes)
    const timed = fields.timestamp !== undefined && fields.timestamp !== null && fields.timestamp !== ''
    return { ok: true, row: { id, value, number, knownAt: timed ? checkTimestamp(fields.timestamp, now) : null } }
  } catch (error) {
    if (!(error instanceof RowRefusal)) throw error
    return { ok: false, id: idOf(raw), problem: error.problem }
  }
}
