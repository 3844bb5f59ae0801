import type { DriftFinding } from '@/domain/drift/finding'

/** A measured finding for tests. */
export function findingOf(more: Partial<DriftFinding> = {}): DriftFinding {
  return {
    feature: 'amount',
    method: 'jensen_shannon',
    value: 0.05,
    threshold: 0.1,
    pValue: null,
    adjustedPValue: null,
    drifted: false,
    n: { reference: 5000, window: 900 },
    detectableShift: null,
    ...more,
  }
}
