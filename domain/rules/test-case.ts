import { z } from 'zod'
import { normaliseClass } from '@/domain/models/class-text'

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

export type Difference = { field: string; expected: Scalar; actual: unknown }
export type TestVerdict = { passed: true } | { passed: false; differences: Difference[] }

const expectedOf = ({ output }: TestCase): Record<string, Scalar> =>
  typeof output === 'object' && output !== null ? output : { prediction: output }

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

/** Does an output say what the case expects? Predictions are compared as class texts, other fields by type and value. */
export function judgeTestCase(test: TestCase, output: unknown): TestVerdict {
  const differences = Object.entries(expectedOf(test)).flatMap(([field, expected]): Difference[] => {
    const actual = valueAt(output, field)
    return same(field, expected, actual) ? [] : [{ field, expected, actual: actual ?? null }]
  })
  return differences.length === 0 ? { passed: true } : { passed: false, differences }
}
