import { readProblem } from '@/components/form/explain-problem'
import type { FieldProblem } from '@/domain/errors/codes'
import { problemText } from './problem-words'
import type { AbWords } from './words'

/** Words per pointer of the plan, such as `/arms/0/version`. */
export type PlanErrors = Readonly<Record<string, string>>

/** What was refused and what the check found, by the field it is about; a refusal comes first. */
export function planErrors(error: unknown, found: readonly FieldProblem[], words: Pick<AbWords, 't'>): PlanErrors {
  const errors: Record<string, string> = {}
  const refused = error ? readProblem(error).errors : []
  for (const { pointer, code, detail } of [...refused, ...found]) {
    errors[pointer.replace(/^\/plan/, '')] ??= problemText({ code, detail }, words)
  }
  return errors
}

/** The words at this field or beneath it. */
export const errorAt = (errors: PlanErrors, pointer: string): string | undefined =>
  errors[pointer] ?? Object.entries(errors).find(([at]) => at.startsWith(`${pointer}/`))?.[1]
