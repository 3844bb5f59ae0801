import { normaliseClass } from '@/domain/models/class-text'
import type { Task } from '@/domain/models/input'

/** What a decision model decided on one case. `none` is a value with its reason, never a class. */
export type Decision =
  | { kind: 'decided'; prediction: string; number: number | null; score: number | null }
  | { kind: 'none'; because: 'no_row' | 'several' | 'not_a_value' | 'failed' }

/** What the engine gave on one case. */
export type Answer = { output: unknown; error?: string }

const TEXT_MAX = 200

const isScalar = (value: unknown): value is string | number | boolean =>
  (typeof value === 'string' && value.length <= TEXT_MAX && !value.includes('\u0000')) ||
  typeof value === 'boolean' ||
  (typeof value === 'number' && Number.isFinite(value))

function fromObject(output: Record<string, unknown>, task: Task): Decision {
  const names = Object.keys(output)
  const value = Object.hasOwn(output, 'prediction') || names.length !== 1 ? output.prediction : output[names[0] ?? '']
  if (value === undefined || value === null) return { kind: 'none', because: 'no_row' }
  if (!isScalar(value) || (task === 'regression' && typeof value !== 'number'))
    return { kind: 'none', because: 'not_a_value' }
  const { score } = output
  return {
    kind: 'decided',
    prediction: normaliseClass(value),
    number: typeof value === 'number' ? value : null,
    score: typeof score === 'number' && Number.isFinite(score) ? score : null,
  }
}

function fromOutput(output: unknown, task: Task): Decision {
  if (Array.isArray(output)) {
    const decisions = output.map((entry) => fromOutput(entry, task))
    const [first] = decisions
    if (!first) return { kind: 'none', because: 'no_row' }
    const alike = decisions.every(
      (one) => one.kind === 'decided' && first.kind === 'decided' && one.prediction === first.prediction,
    )
    return alike
      ? first
      : { kind: 'none', because: decisions.length === 1 && first.kind === 'none' ? first.because : 'several' }
  }
  if (typeof output !== 'object' || output === null) return { kind: 'none', because: 'no_row' }
  return fromObject(output as Record<string, unknown>, task)
}

/**
 * The prediction in a decision model's answer: the field `prediction` of its output, or the only field. A list (hit
 * policy collect) decides when all its entries say the same.
 */
export function decisionOf({ output, error }: Answer, task: Task): Decision {
  return error === undefined ? fromOutput(output, task) : { kind: 'none', because: 'failed' }
}

/** What was decided, as a number where it is one. */
export const decidedValue = (decision: Decision): string | number | null =>
  decision.kind === 'decided' ? (decision.number ?? decision.prediction) : null
