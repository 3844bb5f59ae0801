import type { RowProblem } from '@/domain/predictions/batch'
import { ID_LENGTH_MAX } from '@/domain/predictions/batch'
import { checkEnvelope, checkText, checkTimestamp, RowRefusal } from '@/domain/predictions/check-prediction'

export type ExposureRow = { entity: string; arm: string; at: number; digest: string | null; fallback: boolean }
export type OutcomeRow = { entity: string; metric: string; value: number; at: number }

export type AbRowProblem = Omit<RowProblem, 'code'> & {
  code: RowProblem['code'] | 'entity_required' | 'unknown_arm' | 'unknown_metric'
}
export type CheckedRow<Row> = { ok: true; row: Row } | { ok: false; entity: string | null; problem: AbRowProblem }

const EXPOSURE = new Set(['entity', 'arm', 'timestamp', 'digest', 'fallback'])
const OUTCOME = new Set(['entity', 'metric', 'value', 'timestamp'])

class Refusal extends Error {
  constructor(readonly problem: AbRowProblem) {
    super(problem.detail)
  }
}

function entityOf(fields: Record<string, unknown>): string {
  if (fields.entity === undefined || fields.entity === null || fields.entity === '') {
    throw new Refusal({ code: 'entity_required', pointer: '/entity', detail: 'a row needs an entity' })
  }
  return checkText(fields.entity, '/entity', ID_LENGTH_MAX)
}

function guarded<Row>(raw: unknown, read: () => Row): CheckedRow<Row> {
  try {
    return { ok: true, row: read() }
  } catch (error) {
    if (!(error instanceof Refusal) && !(error instanceof RowRefusal)) throw error
    const entity = typeof raw === 'object' && raw !== null && 'entity' in raw ? raw.entity : null
    return { ok: false, entity: typeof entity === 'string' ? entity : null, problem: error.problem }
  }
}

/** Checks one exposure against the test's arms: the row as it will be stored, or what it is refused for. */
export function checkExposure(raw: unknown, test: { arms: readonly string[]; now: number }): CheckedRow<ExposureRow> {
  return guarded(raw, () => {
    const fields = checkEnvelope(raw, EXPOSURE)
    const arm = checkText(fields.arm, '/arm')
    if (!test.arms.includes(arm)) {
      const detail = `the test has the arms ${test.arms.join(', ')}`
      throw new Refusal({ code: 'unknown_arm', pointer: '/arm', detail })
    }
    const digest = fields.digest === undefined || fields.digest === null ? null : checkText(fields.digest, '/digest')
    if (fields.fallback !== undefined && typeof fields.fallback !== 'boolean') {
      throw new Refusal({ code: 'field_kind', pointer: '/fallback', detail: 'must be true or false' })
    }
    const at = checkTimestamp(fields.timestamp, test.now)
    return { entity: entityOf(fields), arm, at, digest, fallback: fields.fallback === true }
  })
}

/** Checks one outcome against the metrics of the plan. */
export function checkOutcome(raw: unknown, test: { metrics: readonly string[]; now: number }): CheckedRow<OutcomeRow> {
  return guarded(raw, () => {
    const fields = checkEnvelope(raw, OUTCOME)
    const metric = checkText(fields.metric, '/metric')
    if (!test.metrics.includes(metric)) {
      const detail = `the plan has the metrics ${test.metrics.join(', ')}`
      throw new Refusal({ code: 'unknown_metric', pointer: '/metric', detail })
    }
    if (typeof fields.value !== 'number' || !Number.isFinite(fields.value)) {
      throw new Refusal({ code: 'value_kind', pointer: '/value', detail: 'must be a finite number' })
    }
    const at = checkTimestamp(fields.timestamp, test.now)
    return { entity: entityOf(fields), metric, value: fields.value, at }
  })
}
