import type { Health } from './figures'

export type VersionState =
  | { kind: 'attention'; reasons: Health['attention'] }
  | { kind: 'well' }
  /** What is missing before anything, or before everything, can be judged. */
  | { kind: 'waiting'; for: 'predictions' | 'reference' | 'rows' | 'labels' }

type Judged = Pick<Health, 'attention' | 'drift' | 'performance'>

/** One state per version: what calls for somebody, else what is still missing, else all well. */
export function versionState(health: Judged | null, hasReference: boolean): VersionState {
  if (!health) return { kind: 'waiting', for: 'predictions' }
  if (health.attention.length > 0) return { kind: 'attention', reasons: health.attention }
  if (!hasReference) return { kind: 'waiting', for: 'reference' }
  if (!health.drift.measured && health.drift.reason === 'too_few') return { kind: 'waiting', for: 'rows' }
  if (!health.performance.measured && health.performance.reason === 'no_labels_yet')
    return { kind: 'waiting', for: 'labels' }
  return { kind: 'well' }
}
