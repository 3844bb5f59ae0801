import type { DriftFinding } from '@/domain/drift/finding'

type Window = { from: string; to: string; features: readonly DriftFinding[] }

/** `whole`: already so where the range begins, so it may have begun earlier. */
export type DriftSince = { since: string; whole: boolean }

/** Since when a feature has been over its limit without a break, to the newest window that could be judged; null if it is not. */
export function driftSince(windows: readonly Window[], feature: string): DriftSince | null {
  const judged = windows.flatMap((window) => {
    const finding = window.features.find((one) => one.feature === feature)
    return finding && typeof finding.drifted === 'boolean' ? [{ from: window.from, drifted: finding.drifted }] : []
  })
  const lastSteady = judged.findLastIndex((window) => !window.drifted)
  const first = judged[lastSteady + 1]
  return first ? { since: first.from, whole: lastSteady < 0 } : null
}
