import { explainProblem, readProblem } from '@/components/form/explain-problem'
import type { AreaTranslator } from '@/lib/i18n/translator'
import { failureWords } from './failure-words'

type Words = { t: AreaTranslator<'rules'>; errors: AreaTranslator<'errors'> }

/** Why rules did not run. A refusal is about the rules themselves here: there are no entries to mend. */
export function explainFailure(error: unknown, { t, errors }: Words): { text: string; requestId: string | undefined } {
  const { errors: problems, requestId } = readProblem(error)
  const [problem] = problems
  const text = problem
    ? t('simulation.failedText', { why: failureWords(problem.code, t) })
    : explainProblem(error, errors).text
  return { text, requestId }
}
