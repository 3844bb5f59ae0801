import type { VersionEntry } from '@/components/models/version-entry'
import type { Claim } from './stale-claims'

/** What the card claims about the model's present, and the end of the data each claim is about. */
export function cardClaims(health: VersionEntry['health']): Claim[] {
  if (!health) return []
  const { performance, drift, quality, window } = health
  return [
    { id: 'performance', until: performance.measured ? performance.now.span.to : null },
    { id: 'drift', until: drift.measured ? window.to : null },
    { id: 'quality', until: quality.measured ? window.to : null },
  ]
}
