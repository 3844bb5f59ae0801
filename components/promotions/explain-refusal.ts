import { explainProblem, readProblem } from '@/components/form/explain-problem'
import { REFUSALS } from '@/domain/promotions/decide'
import type { AreaTranslator } from '@/lib/i18n/translator'

const REFUSED = [
  ...REFUSALS,
  'evidence_moved',
  'already_live',
  'already_pending',
  'archived',
  'no_review_due',
  'reviewed',
  'own_decision',
  'not_live',
  'nothing_before',
  'other_digest',
  'needs_promotion',
] as const

export type Refused = { text: string; requestId: string | undefined }

/** Why a step on the way to production was refused, in the reader's words; nothing was changed unless it says so. */
export function explainRefusal(
  error: unknown,
  words: { t: AreaTranslator<'promotions'>; errors: AreaTranslator<'errors'> },
): Refused {
  const { errors, requestId } = readProblem(error)
  const known = REFUSED.find((one) => errors.some(({ code }) => code === one))
  if (known) return { text: words.t(`refused.${known}`), requestId }
  const explained = explainProblem(error, words.errors)
  return { text: explained.text, requestId: explained.requestId ?? requestId }
}
