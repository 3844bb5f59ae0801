import { z } from 'zod'
import { normaliseClass } from '@/domain/models/class-text'
import type { Task } from '@/domain/models/input'
import { type Answer, type Decision, decidedValue, decisionOf } from './decision'

const TEXT_MAX = 1_000
const scalar = z.union([z.string().max(TEXT_MAX), z.number(), z.boolean(), z.null()])
export type Scalar = z.output<typeof scalar>
export const scalarMap = z.record(z.string().max(200), scalar)

/** An input and what must come out; a single value stands for `{ prediction: value }`. Fields not named are not compared. */
export const testCase = z.looseObject({
  name: z.string().max(200).optional(),
  input: scalarMap,
  output: z.union([scalar, scalarMap]),
})
export type TestCase = z.output<typeof testCase>

export const testName = ({ name }: TestCase, at: number): string => name ?? `Test ${at + 1}`

export type Difference = { field: string; expected: Scalar; actual: unknown }
export type TestVerdict = { passed: true } | { passed: false; differences: Difference[] }

const expectedOf = ({ output }: TestCase): [string, Scalar][] =>
  Object.entries(typeof output === 'object' && output !== null ? output : { prediction: output })

export const namesNothing = (test: TestCase): boolean => expectedOf(test).length === 0

function valueAt(output: unknown, field: string): unknown {
  const whole = (output as Record<string, unknown> | null)?.[field]
  if (whole !== undefined) return whole
  let at = output
  for (const part of field.split('.')) at = (at as Record<string, unknown> | null | undefined)?.[part]
  return at
}

function same(field: string, expected: Scalar, actual: unknown): boolean {
  const given = actual ?? null
  if (expected === null || given === null) return expected === given
  if (typeof given === 'object') return false
  if (field === 'prediction') return normaliseClass(expected) === normaliseClass(given as string | number | boolean)
  return expected === given
}

/** The fields beside the decision: where the entries of a list decide alike, those of the first. */
function fieldsOf({ output }: Answer, decision: Decision): unknown {
  if (!Array.isArray(output)) return output
  return decision.kind === 'decided' ? output[0] : null
}

/**
 * Does an answer say what the case expects? `prediction` is what the answer decides, compared as class texts; other
 * fields are compared by type and value. A case that the engine failed on never passes.
 */
export function judgeTestCase(test: TestCase, answer: Answer, task: Task): TestVerdict {
  if (answer.error !== undefined) return { passed: false, differences: [] }
  const decision = decisionOf(answer, task)
  const fields = fieldsOf(answer, decision)
  const differences = expectedOf(test).flatMap(([field, expected]): Difference[] => {
    const actual = field === 'prediction' ? decidedValue(decision) : valueAt(fields, field)
    return same(field, expected, actual) ? [] : [{ field, expected, actual: actual ?? null }]
  })
  return differences.length === 0 ? { passed: true } : { passed: false, differences }
}
