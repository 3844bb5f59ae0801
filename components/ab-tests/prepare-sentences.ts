import type { ReadTest } from './figures'
import { verdictSentence } from './prepare-verdict'
import type { AbWords } from './words'

/** What the page says first: the conclusion once there is one, else the verdict of the figures; and what is behind it. */
export function sentences({ test, results }: ReadTest, words: AbWords): { sentence: string; why: string } {
  const { t, format } = words
  const verdict = verdictSentence(test, results, words)
  const { conclusion, units } = results
  if (conclusion?.decision) {
    return {
      sentence: t(`concluded.${conclusion.decision}`, { by: conclusion.by ?? '', day: format.date(conclusion.at) }),
      why: t('concluded.why', { reason: conclusion.reason ?? '', verdict }),
    }
  }
  if (test.status === 'stopped') return { sentence: t('stopped', { reason: test.stopReason ?? '' }), why: verdict }
  const why = t('why', {
    day: format.date(test.frozenAt ?? test.createdAt),
    changes: test.deviations.length,
    mature: format.count(units.matureEntities),
    exposed: format.count(units.entities),
    days: format.number(Math.floor(results.daysRun)),
  })
  return { sentence: verdict, why }
}
