import { createTranslator } from 'use-intl/core'
import type { Waiting } from '@/components/promotions/figures'
import { createFormat } from '@/lib/format'
import audit from '@/lib/i18n/messages/en/audit.json'
import home from '@/lib/i18n/messages/en/home.json'
import type { Goal, HomeFacts, HomeWords, LateImport, WatchedVersion } from './home-facts'
import type { AuditWords } from './prepare-risk-officer'

type Health = NonNullable<WatchedVersion['health']>

export const words: HomeWords = {
  t: createTranslator({ locale: 'en', messages: { home }, namespace: 'home', timeZone: 'UTC' }),
  format: createFormat({ locale: 'en', zone: 'UTC' }),
}
export const auditWords: AuditWords = {
  ...words,
  audit: createTranslator({ locale: 'en', messages: { audit }, namespace: 'audit', timeZone: 'UTC' }),
}

const WINDOW = { from: '2001-06-24T00:00:00Z', to: '2001-07-01T00:00:00Z' }
const reading = (value: number, from: string, to: string) => ({
  value,
  low: value - 0.01,
  high: value + 0.01,
  labelled: 1000,
  span: { from, to },
})

export function performance(verdict: 'worse' | 'steady' | 'better' | 'unknown'): Health['performance'] {
  const now = reading(0.706, '2001-06-03T00:00:00Z', '2001-07-01T00:00:00Z')
  return {
    measured: true,
    metric: 'roc_auc',
    now,
    before: reading(0.762, '2001-02-01T00:00:00Z', '2001-03-01T00:00:00Z'),
    verdict,
  }
}
const NO_LABELS: Health['performance'] = { measured: false, reason: 'no_labels_yet' }

export function drift(drifted: number): Health['drift'] {
  const worst = drifted > 0 ? { feature: 'origin_late_2h', method: 'psi', value: 0.25, threshold: 0.1 } : null
  return { measured: true, features: 8, drifted, insufficient: 0, worst }
}

export function health(over: Partial<Health> = {}): Health {
  return {
    evaluatedAt: '2001-07-01T00:00:00Z',
    firstPrediction: '2001-02-01T00:00:00Z',
    newestPrediction: '2001-07-01T00:00:00Z',
    predictions: 1000,
    labelled: 980,
    attention: [],
    window: WINDOW,
    n: 7000,
    drift: drift(0),
    performance: performance('steady'),
    quality: { measured: true, worse: 0, worst: null, unknownFeatures: 0 },
    ...over,
  }
}

export const version = (name: string, of: Partial<Health> | null = {}): WatchedVersion => ({
  model: { slug: 'late-arrival', name: 'Late arrival', task: 'binary' },
  version: name,
  kind: 'ml',
  health: of === null ? null : health(of),
})

export function goal(verdict: Goal['verdict'], value: number | null, over: Partial<Goal> = {}): Goal {
  const newest =
    value === null
      ? null
      : { timestamp: '2001-06-18T00:00:00Z', value, numerator: null, denominator: null, version: null, arm: null }
  return {
    id: 'kpi_1',
    slug: 'found',
    useCase: 'late-arrivals',
    name: 'Late arrivals announced',
    unit: '%',
    direction: 'up',
    target: 55,
    source: 'Weekly.',
    createdAt: '2001-01-01T00:00:00Z',
    newest,
    verdict,
    trend: newest ? [newest] : [],
    ...over,
  }
}

export const anImport = (over: Partial<LateImport> = {}): LateImport => ({
  id: 'imp_1',
  kind: 'predictions',
  state: 'done',
  fileName: 'june.csv',
  received: 1000,
  rejected: 0,
  flagged: 0,
  model: 'late-arrival',
  createdAt: '2001-07-01T08:00:00Z',
  ...over,
})

/** Counts follow from the versions, as the server makes them. */
export function facts(versions: readonly WatchedVersion[], over: Partial<HomeFacts> = {}): HomeFacts {
  const leading = (what: string) => versions.filter(({ health: of }) => of?.attention[0] === what).length
  const silent = over.unmonitored?.length ?? 0
  return {
    counts: {
      versions: versions.length + silent,
      monitored: versions.length,
      attention: versions.filter(({ health: of }) => (of?.attention.length ?? 0) > 0).length,
      performance: leading('performance'),
      drift: leading('drift'),
      quality: leading('quality'),
      unlabelled: versions.filter(({ health: of }) => of?.labelled === 0).length,
    },
    newestPrediction: versions.length > 0 ? '2001-07-01T00:00:00.000Z' : null,
    versions: [...versions],
    unmonitored: [],
    goals: [],
    imports: [],
    ...over,
  }
}

export const WORSE = version('v1', {
  attention: ['performance', 'drift'],
  performance: performance('worse'),
  drift: drift(2),
})
export const DRIFTED = version('v2', { attention: ['drift'], drift: drift(3) })
export const BAD_DATA = version('v3', {
  attention: ['quality'],
  quality: { measured: true, worse: 2, worst: 'hour', unknownFeatures: 1 },
})
export const FINE = version('v4')
export const BLIND = version('v5', { labelled: 0, performance: NO_LABELS })

export const NOW = Date.parse('2001-07-01T00:00:00Z')

export const WAITS: Waiting['items'][number] = {
  id: 'pro_1',
  model: 'late-arrival',
  modelName: 'Late arrival',
  version: 'v2',
  environment: 'production',
  environmentName: 'Production',
  type: 'service',
  reason: 'Recall fell.',
  status: 'pending',
  evidenceHash: 'x',
  requestedBy: 'Tomas',
  requestedById: 'usr_1',
  approvals: [],
  createdAt: '2001-06-27T09:12:00Z',
  expiresAt: '2001-07-04T09:12:00Z',
  riskTier: 'medium',
  fourEyes: 'required',
  ownHand: false,
  emergency: false,
  review: null,
  wants: 'decision',
  verdicts: { pass: 5, warn: 1, block: 0 },
  comparison: {
    measured: true,
    metric: 'recall',
    lowerIsBetter: false,
    n: 6120,
    candidate: 0.581,
    champion: 0.519,
    difference: { value: 0.062, low: 0.04, high: 0.08 },
  },
}
export const waitingOf = (...items: Waiting['items']): Waiting => ({ count: items.length, more: false, items })
