import { explainProblem, readProblem } from '@/components/form/explain-problem'
import type { AreaTranslator } from '@/lib/i18n/translator'

/** Why a file was not taken, in words: it has no marked fields, so the server's own words say which part it is. */
export function explainSending(
  error: unknown,
  t: AreaTranslator<'errors'>,
): { text: string; requestId: string | undefined } {
  const { text, requestId } = explainProblem(error, t)
  const { code, detail, errors } = readProblem(error)
  return { requestId, text: code !== null && errors.length > 0 ? t('code.other', { detail }) : text }
}
