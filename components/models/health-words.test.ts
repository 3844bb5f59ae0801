import { createTranslator } from 'use-intl/core'
import { describe, expect, it } from 'vitest'
import { createFormat } from '@/lib/format'
import models from '@/lib/i18n/messages/en/models.json'
import performance from '@/lib/i18n/messages/en/performance.json'
import type { AreaTranslator } from '@/lib/i18n/translator'
import type { Health } from './figures'
import { healthWords } from './health-words'

const messages = { models, performance }
const words = {
  t: createTranslator({ locale: 'en', messages, namespace: 'models' }) as unknown as AreaTranslator<'models'>,
  p: createTranslator({ locale: 'en', messages, namespace: 'performance' }) as unknown as AreaTranslator<'performance'>,
  format: createFormat({ locale: 'en', zone: 'UTC' }),
}
const span = { from: '2001-06-01T00:00:00.000Z', to: '2001-06-28T00:00:00.000Z' }
const reading = (value: number) => ({ value, low: value - 0.01, high: value + 0.01, labelled: 900, span })
const worst = { feature: 'dep_hour', method: 'jensenshannon', value: 0.2, threshold: 0.1 }
const health = (more: Partial<Health>): Health => ({
  evaluatedAt: span.to,
  firstPrediction: span.from,
  newestPrediction: span.to,
  predictions: 1000,
  labelled: 900,
  attention: [],
  window: span,
  n: 500,
  drift: { measured: true, features: 9, drifted: 0, insufficient: 0, worst: null },
  performance: { measured: true, metric: 'roc_auc', now: reading(0.812), before: null, verdict: 'unknown' },
  quality: { measured: true, worse: 0, worst: null, unknownFeatures: 0 },
  ...more,
})
const told = (more: Partial<Health>) => healthWords(words, 'v1', health(more))
const drifted = { measured: true as const, features: 9, drifted: 2, insufficient: 0, worst }

describe('how a version stands, in words', () => {
  it('waits, or is well', () => {
    expect(healthWords(words, 'v1', null).sentence).toBe('v1 waits for its first prediction.')
    const steady = { measured: true as const, metric: 'accuracy' as const, now: reading(0.812), before: reading(0.81) }
    expect(told({ performance: { ...steady, verdict: 'steady' } }).sentence).toBe(
      'v1 is well: accuracy is 81.2\u00a0%, and no feature has left the training data.',
    )
  })
  it('claims nothing where there is nothing to compare with', () => {
    expect(told({}).sentence).toBe('ROC AUC of v1 is 0.812, and no feature has left the training data.')
    expect(told({ drift: { measured: false, reason: 'no_reference' } })).toEqual({
      sentence: 'ROC AUC of v1 is 0.812.',
      why: ['No training data was given, so drift is not known.'],
    })
  })
  it('names the fall first, then what moved', () => {
    const fall = { measured: true as const, metric: 'roc_auc' as const, now: reading(0.7), before: reading(0.8) }
    expect(told({ performance: { ...fall, verdict: 'worse' }, drift: drifted })).toEqual({
      sentence: 'v1 is getting worse: ROC AUC fell from 0.800 to 0.700.',
      why: ['2 of 9 features left the training data, dep_hour furthest.'],
    })
  })
  it('says that an error rose where less is better', () => {
    const rise = { measured: true as const, metric: 'mae' as const, now: reading(31), before: reading(12) }
    expect(told({ performance: { ...rise, verdict: 'worse' } }).sentence).toBe(
      'v1 is getting worse: MAE rose from 12 to 31.',
    )
    const fall = { ...rise, now: reading(12), before: reading(31) }
    expect(told({ performance: { ...fall, verdict: 'better' } }).sentence).toBe(
      'v1 is getting better: MAE fell from 31 to 12.',
    )
  })
  it('never takes a missing figure for a good one', () => {
    const blind = {
      performance: { measured: false as const, reason: 'no_labels_yet' },
      drift: { measured: false as const, reason: 'no_reference' },
      quality: { measured: false, worse: 0, worst: null, unknownFeatures: 0 },
    }
    expect(told(blind)).toEqual({
      sentence: 'v1 receives predictions; what they mean cannot be told yet.',
      why: ['No labels yet, so performance is not known.', 'No training data was given, so drift is not known.'],
    })
    expect(told({ ...blind, drift: { ...drifted, worst: { ...worst, feature: '@score' } } }).sentence).toBe(
      '2 of 9 features of v1 left the training data, the score furthest.',
    )
  })
})
