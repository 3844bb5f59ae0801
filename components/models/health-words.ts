import { metricText } from '@/components/performance/metric-unit'
import { SCORE_FEATURE } from '@/domain/features/score-feature'
import { LOWER_IS_BETTER } from '@/domain/monitoring/health'
import type { Format } from '@/lib/format'
import type { AreaTranslator } from '@/lib/i18n/translator'
import type { Health } from './figures'
import { sentenceCase } from './sentence-case'

export type HealthWords = { t: AreaTranslator<'models'>; p: AreaTranslator<'performance'>; format: Format }

type Measured = Extract<Health['performance'], { measured: true }>
type Told = { sentence: string; why: string[] }

function changed(words: HealthWords, version: string, performance: Measured): string | null {
  const { t, p, format } = words
  const { metric, now, before, verdict } = performance
  if (!before || (verdict !== 'worse' && verdict !== 'better')) return null
  const up = (verdict === 'better') !== LOWER_IS_BETTER.has(metric)
  const key = verdict === 'worse' ? (up ? 'rose' : 'fell') : up ? 'improvedUp' : 'improvedDown'
  return t(`health.${key}`, {
    version,
    metric: p(`metric.${metric}`),
    before: metricText(format, metric, before.value),
    now: metricText(format, metric, now.value),
  })
}

export const featureWord = (t: AreaTranslator<'models'>, feature: string): string =>
  feature === SCORE_FEATURE ? t('health.score') : feature

function driftedWords(words: HealthWords, health: Health, version: string | null): string | null {
  const { t, format } = words
  if (!health.drift.measured || !health.drift.worst || health.drift.drifted === 0) return null
  const values = {
    drifted: format.count(health.drift.drifted),
    features: format.count(health.drift.features),
    worst: featureWord(t, health.drift.worst.feature),
  }
  return version === null ? t('health.andDrifted', values) : t('health.drifted', { ...values, version })
}

function qualityWords(words: HealthWords, health: Health, version: string | null): string | null {
  const { t } = words
  const { measured, worst, unknownFeatures } = health.quality
  if (!measured) return null
  if (worst !== null) {
    return version === null ? t('health.andQuality', { worst }) : t('health.quality', { version, worst })
  }
  if (unknownFeatures === 0) return null
  return version === null ? t('health.andUnknownFeatures') : t('health.unknownFeatures', { version })
}

function unknowns({ t }: HealthWords, health: Health): string[] {
  const why: string[] = []
  if (!health.performance.measured && health.performance.reason === 'no_labels_yet') why.push(t('health.noLabels'))
  if (!health.drift.measured && health.drift.reason === 'no_reference') why.push(t('health.noReference'))
  if (!health.drift.measured && health.drift.reason === 'too_few') why.push(t('health.tooFew'))
  return why
}

function wellSentence(words: HealthWords, version: string, health: Health): string {
  const { t, p, format } = words
  const better = health.performance.measured ? changed(words, version, health.performance) : null
  if (better) return better
  if (health.performance.measured) {
    const { metric, now } = health.performance
    const values = { version, metric: p(`metric.${metric}`), now: metricText(format, metric, now.value) }
    if (health.performance.verdict === 'unknown') {
      const named = { ...values, metric: sentenceCase(values.metric) }
      return health.drift.measured ? t('health.valueNoDrift', named) : t('health.value', named)
    }
    return health.drift.measured ? t('health.well', values) : t('health.wellPerformance', values)
  }
  return health.drift.measured ? t('health.wellDrift', { version }) : t('health.receives', { version })
}

/** How a version stands: one sentence, the most serious first, and what else is to be said. */
export function healthWords(words: HealthWords, version: string, health: Health | null): Told {
  if (!health) return { sentence: words.t('health.waitPredictions', { version }), why: [] }
  const worse =
    health.performance.measured && health.performance.verdict === 'worse'
      ? changed(words, version, health.performance)
      : null
  const drifted = (named: boolean) => driftedWords(words, health, named ? version : null)
  const quality = (named: boolean) => qualityWords(words, health, named ? version : null)
  const rest = (parts: (string | null)[]) => [...parts.flatMap((part) => part ?? []), ...unknowns(words, health)]
  if (worse) return { sentence: worse, why: rest([drifted(false), quality(false)]) }
  const moved = drifted(true)
  if (moved) return { sentence: moved, why: rest([quality(false)]) }
  const bad = quality(true)
  if (bad) return { sentence: bad, why: rest([]) }
  return { sentence: wellSentence(words, version, health), why: rest([]) }
}
