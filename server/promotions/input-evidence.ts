import 'server-only'
import type { Tx } from '@/db/engine/engine'
import { binnedFindings } from '@/domain/drift/binned'
import { defaultMethods } from '@/domain/drift/methods'
import { SCORE_FEATURE } from '@/domain/features/score-feature'
import { driftHealth } from '@/domain/monitoring/health'
import type { Absent, DriftEvidence, QualityEvidence } from '@/domain/promotions/evidence'
import { summariseQuality } from '@/domain/quality/summary'
import { DAY_MS, HOUR_MS, type Window } from '@/domain/time/windows'
import type { VersionState } from '@/server/predictions/version-state'
import { windowCounts } from '@/server/rollups/read-inputs'

const DRIFT_DAYS = 7

/** Rollups hold whole hours; the newest one gets an hour to settle, so that what comes in late does not move evidence. */
export function settledWindow(window: Window, asOf: number): Window | null {
  const to = Math.min(window.to, Math.floor((asOf - HOUR_MS) / HOUR_MS) * HOUR_MS)
  const from = Math.max(window.from, to - DRIFT_DAYS * DAY_MS)
  const whole = { from: Math.floor(from / HOUR_MS) * HOUR_MS, to }
  return whole.from < whole.to ? whole : null
}

const absent = (reason: string): Absent => ({ measured: false, reason })

/** Drift and data quality of the newest week of the window, from rollups, as the version's health is judged. */
export async function inputEvidence(
  tx: Tx,
  state: VersionState,
  ask: { window: Window; asOf: number },
): Promise<{ drift: DriftEvidence | Absent; quality: QualityEvidence | Absent }> {
  if (state.referenceDigest === null) return { drift: absent('no_reference'), quality: absent('no_reference') }
  const window = settledWindow(ask.window, ask.asOf)
  if (window === null) return { drift: absent('no_predictions'), quality: absent('no_predictions') }
  const [counts = []] = await windowCounts(tx, state, { windows: [window], granularity: 'window' })
  const findings = counts.flatMap(({ place, counts: found }) =>
    binnedFindings({
      baseline: place.baseline,
      window: found,
      preset: 'evidently',
      methods: defaultMethods('evidently', place.baseline),
    }),
  )
  const features = counts
    .filter(({ place }) => place.baseline.name !== SCORE_FEATURE)
    .map(({ place, counts: found }) => ({ baseline: place.baseline, counts: found }))
  const summary = summariseQuality({ features, unknown: [], predictions: 0 })
  const worst = summary.features.find(({ verdict }) => verdict === 'worse')
  return {
    drift: driftHealth(findings, true),
    quality: {
      measured: true,
      features: summary.features.length,
      worse: summary.worse,
      worst: worst?.feature ?? null,
    },
  }
}
