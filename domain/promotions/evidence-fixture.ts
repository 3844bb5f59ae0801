import type { Evidence } from './evidence'

const absent = { measured: false, reason: 'no_predictions' } as const

/** Evidence of a version that nothing is known about, with what a test is about. */
export const evidenceWith = (more: Partial<Evidence> = {}): Evidence => ({
  asOf: '2026-01-15T12:00:00.000Z',
  dataAsOf: '2026-01-15T12:00:00.000Z',
  window: null,
  model: { slug: 'm', kind: 'ml', task: 'binary', riskTier: 'medium' },
  version: { id: 'ver_1', version: 'v1', digest: 'd', authorId: 'ada', archived: false, features: 2, unclassified: [] },
  champion: null,
  reference: null,
  artifacts: { files: 0, digest: '' },
  labelled: 0,
  moreLabelled: false,
  performance: absent,
  comparison: absent,
  drift: absent,
  quality: absent,
  fairness: absent,
  rules: null,
  attestations: [],
  ...more,
})
