import { metricText } from '@/components/performance/metric-unit'
import { SCORE_FEATURE } from '@/domain/features/score-feature'
import type { MetricKey } from '@/domain/performance/metric'
import type { HomeFacts, HomeWords, WatchedVersion } from './home-facts'
import type { Mark } from './story'

type Health = NonNullable<WatchedVersion['health']>

export const nameOf = ({ model, version }: Pick<WatchedVersion, 'model' | 'version'>, { t }: HomeWords) =>
  t('version', { model: model.name, version })

type Page = '' | '/drift' | '/performance' | '/quality' | '/service'

export function versionHref({ model, version }: Pick<WatchedVersion, 'model' | 'version'>, page: Page = ''): string {
  return `/models/${model.slug}${page}?version=${encodeURIComponent(version)}`
}

/** The prediction score is watched like a feature, under a name of its own. */
export const featureName = (feature: string, { t }: HomeWords) =>
  feature === SCORE_FEATURE ? t('tile.score') : feature

function metricName(metric: MetricKey, { t }: HomeWords): string {
  const known = (['roc_auc', 'f1', 'accuracy', 'mae'] as const).find((one) => one === metric)
  return known ? t(`metric.${known}`) : metric
}

const REASONS = ['no_reference', 'too_few', 'not_measurable', 'no_labels_yet', 'task_without_metrics'] as const

export function reasonText(reason: string, { t }: HomeWords): string {
  return t(`reason.${REASONS.find((one) => one === reason) ?? 'other'}`)
}

export function performanceText({ performance }: Health, words: HomeWords): string {
  if (!performance.measured) return reasonText(performance.reason, words)
  const { metric, now, before, verdict } = performance
  const values = { metric: metricName(metric, words), now: metricText(words.format, metric, now.value) }
  if (!before) return words.t('why.first', values)
  const kind = verdict === 'unknown' ? 'steady' : verdict
  return words.t(`why.${kind}`, { ...values, before: metricText(words.format, metric, before.value) })
}

export function driftText({ drift }: Health, words: HomeWords): string {
  const { t, format } = words
  if (!drift.measured) return reasonText(drift.reason, words)
  const { drifted, features, worst } = drift
  if (drifted === 0) return t('why.noDrift')
  if (!worst) return t('why.driftBare', { drifted, features })
  const [value, limit] = [worst.value, worst.threshold].map((one) => format.number(one, { digits: 3 }))
  return t('why.drift', {
    drifted,
    features,
    feature: featureName(worst.feature, words),
    value: value ?? '',
    limit: limit ?? '',
  })
}

/** null: nothing worse than the reference, or nothing to compare with. */
export function qualityText({ quality }: Health, words: HomeWords): string | null {
  const { t } = words
  if (!quality.measured) return null
  const { worse, worst, unknownFeatures } = quality
  const parts = []
  if (worse > 0)
    parts.push(
      worst
        ? t('why.qualityWorst', { count: worse, feature: featureName(worst, words) })
        : t('why.quality', { count: worse }),
    )
  if (unknownFeatures > 0) parts.push(t('why.unknown', { count: unknownFeatures }))
  const [first, second] = parts
  return first && second ? t('and', { first, second }) : (first ?? null)
}

export type Judged = { mark: Mark; why: string; page: Page }

function performanceMark(verdict: 'worse' | 'steady' | 'better' | 'unknown', { t }: HomeWords): Mark {
  if (verdict === 'better' || verdict === 'worse') return { verdict }
  return verdict === 'steady' ? { tone: 'good', word: t('state.steady') } : { verdict: 'notJudged' }
}

/** What a version's state is called, why, and where to look. */
export function judge(version: WatchedVersion, words: HomeWords): Judged {
  const { t } = words
  const { health } = version
  if (!health) return { mark: { tone: 'muted', word: t('state.tooFew') }, why: reasonText('too_few', words), page: '' }
  const { attention, performance, drift } = health
  const [first] = attention
  const join = (...parts: (string | null)[]) => parts.filter((part) => part !== null).join('; ')
  if (first === 'performance') {
    const why = join(performanceText(health, words), driftText(health, words))
    return { mark: { verdict: 'worse' }, why, page: '/performance' }
  }
  if (first === 'drift') {
    const why = join(driftText(health, words), performanceText(health, words))
    return { mark: { tone: 'warn', word: t('state.drifted') }, why, page: '/drift' }
  }
  if (first === 'quality') {
    const why = join(qualityText(health, words), performanceText(health, words))
    return { mark: { tone: 'warn', word: t('state.quality') }, why, page: '/quality' }
  }
  const why = join(performanceText(health, words), driftText(health, words))
  if (performance.measured) {
    return { mark: performanceMark(performance.verdict, words), why, page: '/performance' }
  }
  if (drift.measured) return { mark: { tone: 'muted', shape: 'clock', word: t('state.noLabels') }, why, page: '/drift' }
  return { mark: { tone: 'muted', shape: 'clock', word: t('state.tooFew') }, why, page: '' }
}

/** The same in words for people who set goals: no statistics. */
export function plainText({ health }: WatchedVersion, { t }: HomeWords): string {
  const [first] = health?.attention ?? []
  if (!health) return t('plain.tooFew')
  if (first === 'performance') return t('plain.worse')
  if (first === 'drift' && health.drift.measured) {
    return t('plain.drift', { drifted: health.drift.drifted, features: health.drift.features })
  }
  if (first === 'quality') return t('plain.quality')
  if (!health.performance.measured) return t(health.labelled === 0 ? 'plain.noLabels' : 'plain.tooFew')
  const { verdict } = health.performance
  return t(`plain.${verdict === 'unknown' ? 'notCompared' : verdict}`)
}

/** What a home speaks of: the versions that are watched, most serious first. */
export function mostSerious(home: HomeFacts): WatchedVersion | null {
  return home.versions.find(({ health }) => (health?.attention.length ?? 0) > 0) ?? null
}
