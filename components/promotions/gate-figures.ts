import { metricDifference } from '@/components/performance/metric-unit'
import { LOWER_IS_BETTER } from '@/domain/monitoring/health'
import type { MetricKey } from '@/domain/performance/metric'
import type { Promotion } from './figures'
import type { PromotionWords } from './words'

type Judged = Pick<Promotion['gates'][number], 'gate' | 'code' | 'figure' | 'limit'>

const unsigned = (text: string): string => text.replace(/^\+/, '')

/** The difference of two shares, whichever is the larger. */
export const points = (value: number, { format }: Pick<PromotionWords, 'format'>): string =>
  unsigned(format.difference(value))

/** What a gate found; empty where there is no figure. `metric`: what the two versions were compared by. */
export function figureText({ gate, code, figure }: Judged, metric: MetricKey | null, words: PromotionWords): string {
  const { format } = words
  if (figure === null) return ''
  switch (gate) {
    case 'reference_exists':
    case 'minimum_labelled':
    case 'data_quality':
    case 'rule_tests':
      return format.count(figure)
    case 'not_worse_than_champion':
      return metric ? metricDifference(format, metric, LOWER_IS_BETTER.has(metric) ? figure : -figure) : ''
    case 'drift':
      return format.share(figure)
    case 'fairness':
      return points(figure, words)
    case 'pii_cleared':
    case 'data_attested':
    case 'card_complete':
    case 'sme_sign_off':
    case 'ab_verdict':
      return code === 'unclassified_features' ? format.count(figure) : ''
  }
}

/** What it is held against. */
export function limitText({ gate, limit }: Judged, metric: MetricKey | null, words: PromotionWords): string {
  const { t, format } = words
  switch (gate) {
    case 'reference_exists':
      return t('limit.rows')
    case 'minimum_labelled':
      return t('limit.least', { limit: format.count(limit) })
    case 'not_worse_than_champion':
      if (limit === null) return ''
      return t('limit.worseBy', {
        limit: metric ? unsigned(metricDifference(format, metric, limit)) : points(limit, words),
      })
    case 'drift':
      return t('limit.most', { limit: format.share(limit) })
    case 'data_quality':
      return t('limit.most', { limit: format.count(limit) })
    case 'rule_tests':
      return t('limit.most', { limit: format.count(0) })
    case 'fairness':
      return limit === null ? '' : t('limit.most', { limit: points(limit, words) })
    case 'pii_cleared':
    case 'data_attested':
    case 'card_complete':
    case 'sme_sign_off':
      return t(`limit.${gate}`)
    case 'ab_verdict':
      return ''
  }
}
