import type { DriftFinding } from '@/domain/drift/finding'
import { DAY_MS, HOUR_MS } from '@/domain/time/windows'

type Window = { from: string; to: string; features: readonly DriftFinding[] }

/** `whole`: already so where the range begins, so it may have begun earlier. */
export type DriftSince = { since: string; whole: boolean }

const LENGTHS = { hour: HOUR_MS, day: DAY_MS, week: 7 * DAY_MS, month: 31 * DAY_MS } as const

/**
 * A beginning that lies inside the judged window speaks of a part of it only, so it is no beginning of what the window shows;
 * one bucket of leeway, because buckets do not begin with the window.
 */
export function sinceBefore(
  since: DriftSince | null,
  judged: { from: string },
  bucket: keyof typeof LENGTHS,
): DriftSince | null {
  if (!since) return null
  return new Date(since.since).getTime() < new Date(judged.from).getTime() + LENGTHS[bucket] ? since : null
}

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
