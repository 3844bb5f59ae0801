import 'server-only'
import type { Tx } from '@/db/engine/engine'
import { isShared } from '@/domain/compare/shared-cases'
import { CASES } from '@/domain/labels/cases-layout'
import type { Window } from '@/domain/time/windows'
import { CASES_CELL } from '@/server/predictions/cell-sizes'
import type { VersionState } from '@/server/predictions/version-state'
import { readBuckets } from '@/server/rollups/read'
import { ALL_SEGMENTS, SUBJECT } from '@/server/rollups/subjects'
import { newestCases } from './read-answers'
import { type CasesRead, readCases } from './read-cases'

const STEP_ROWS = 5000

export type SharedAsk = {
  /** All of one task; their models may differ, cases are then the same where their ids are. */
  states: readonly VersionState[]
  window: Window
  casesMax: number
  scannedMax: number
  now: number
}
async function predictionsIn(tx: Tx, versionNo: number, window: Window): Promise<number> {
  const of = { versionNo, subject: SUBJECT.cases, segment: ALL_SEGMENTS, size: CASES_CELL }
  const buckets = await readBuckets(tx, of, { ...window, granularity: 'day' })
  return buckets.reduce((sum, { cell }) => sum + (cell.counts[CASES.predictions] ?? 0), 0)
}

/**
 * Labelled cases that all the versions scored within the window, newest first, with the labels of the first version's model.
 * Goes through the version with the fewest predictions, some thousand cases at a time, so that no read holds the database long.
 */
export async function readSharedCases(tx: Tx, ask: SharedAsk): Promise<CasesRead> {
  const { states, window, casesMax, scannedMax, now } = ask
  const [first] = states
  if (!first || !isShared(first.task)) throw new Error('versions of this task share no measurable cases')
  const sizes: { state: VersionState; n: number }[] = []
  for (const state of states) sizes.push({ state, n: await predictionsIn(tx, state.versionNo, window) })
  const driver = sizes.reduce((a, b) => (b.n < a.n ? b : a)).state
  const versions = states.map((state) => ({ state, window }))
  const asked = { task: first.task, versions, driver, casesMax, scannedMax, now, received: null }
  return readCases(tx, asked, newestCases(tx, driver.versionNo, { window, step: STEP_ROWS }))
}
