import { type Explained, explainProblem, readProblem } from '@/components/form/explain-problem'
import type { AreaTranslator } from '@/lib/i18n/translator'

type Words<Code extends string> = {
  errors: AreaTranslator<'errors'>
  /** Refusals that the screen has words of its own for. */
  known: readonly Code[]
  say: (code: Code) => string
}

/** Why a call was refused: in the screen's own words, with the server's that name where; else as any other call. */
export function explainRefused<Code extends string>(
  error: unknown,
  { errors, known, say }: Words<Code>,
): Pick<Explained, 'text' | 'requestId'> {
  const problem = readProblem(error)
  const code = known.find((one) => problem.errors.some((entry) => entry.code === one))
  if (code === undefined) return explainProblem(error, errors)
  return { text: say(code), requestId: undefined }
}
