import 'server-only'
import type { Tx } from '@/db/engine/engine'
import type { SharedCases, SharedTask } from '@/domain/compare/shared-cases'
import { EVIDENCE_CASES_MAX } from '@/domain/promotions/evidence'
import { HOUR_MS, type Window } from '@/domain/time/windows'
import { type CaseKeys, newestCases } from '@/server/compare/read-answers'
import { readCases } from '@/server/compare/read-cases'
import { newestLabelled } from '@/server/compare/read-newest-labelled'
import type { VersionState } from '@/server/predictions/version-state'

const STEP = 5000
/** Labels, or predictions, that are looked through to find them: bounds the time a decision takes. */
const LOOKED_THROUGH_MAX = 50_000

export type LabelledAsk = {
  task: SharedTask
  candidate: VersionState
  /** Counts only cases that it answered too, at whatever time. */
  champion: VersionState | null
  window: Window
  received: Date
}
/** `more`: there are, or may be, more than were taken. */
export type LabelledCases = { cases: SharedCases; more: boolean }

async function gather(tx: Tx, ask: LabelledAsk, walk: AsyncGenerator<CaseKeys>): Promise<LabelledCases> {
  const { task, candidate, champion, window, received } = ask
  const versions = [{ state: candidate, window }, ...(champion ? [{ state: champion, window: null }] : [])]
  const bounds = { casesMax: EVIDENCE_CASES_MAX, scannedMax: LOOKED_THROUGH_MAX, now: received.getTime(), received }
  const { cases, capped } = await readCases(tx, { task, versions, driver: candidate, ...bounds }, walk)
  return { cases, more: capped !== null }
}

/**
 * The newest 5,000 cases of the candidate whose truth was received by a time; of both versions, where a champion is given. They
 * are found from the labels, so that labels that come weeks late are found and predictions without one cost nothing; from the
 * predictions where most labels are of other versions' cases. Where no label means a value, every case that is old enough
 * has its truth, and the newest of those count.
 */
export async function labelledCases(tx: Tx, ask: LabelledAsk): Promise<LabelledCases> {
  const { candidate, window, received } = ask
  const { labelPolicy } = candidate
  const byPrediction = (to: number) =>
    gather(tx, ask, newestCases(tx, candidate.versionNo, { window: { from: window.from, to }, step: STEP, received }))
  if (labelPolicy.policy === 'absence') {
    return byPrediction(Math.min(window.to, received.getTime() - labelPolicy.afterHours * HOUR_MS + 1))
  }
  const found = await gather(tx, ask, newestLabelled(tx, candidate.modelNo, { received, step: STEP }))
  if (!found.more || found.cases.n >= EVIDENCE_CASES_MAX) return found
  const others = await byPrediction(window.to)
  return others.cases.n > found.cases.n ? others : found
}
