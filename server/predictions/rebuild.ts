import 'server-only'
import { sql } from 'drizzle-orm'
import type { Tx } from '@/db/engine/engine'
import { rollups } from '@/db/schema'
import { labelState } from '@/domain/labels/contribution'
import { labelHistories } from '@/server/labels/read'
import { RollupDelta } from '@/server/rollups/delta'
import { SUBJECT } from '@/server/rollups/subjects'
import { writeRollups } from '@/server/rollups/write'
import { cellSizes } from './cell-sizes'
import { foldPrediction, foldTruth } from './fold-row'
import { scanPredictions } from './read'
import type { VersionState } from './version-state'

const ALL_TIME = { from: Date.UTC(1900, 0, 1), to: Date.UTC(2200, 0, 1) }
const DELTA_MAX = 20_000_000

/**
 * Computes the version's rollups anew from its stored rows, in the caller's transaction and under the model's lock.
 * Resource samples live in the rollups alone, so service figures are left as they are.
 */
export async function rebuildRollups(tx: Tx, state: VersionState): Promise<void> {
  await tx
    .delete(rollups)
    .where(sql`${rollups.versionNo} = ${state.versionNo} and ${rollups.subject} <> ${SUBJECT.service}`)
  const delta = new RollupDelta(cellSizes(state))
  for await (const rows of scanPredictions(tx, state.versionNo, ALL_TIME)) {
    const histories = await labelHistories(
      tx,
      rows.map((row) => row.caseText),
    )
    for (const [place, row] of rows.entries()) {
      foldPrediction(delta, state, row, { service: false })
      const history = histories.get(place)
      const label = history ? labelState(history, row.at) : null
      if (label) foldTruth(delta, state, { row, label, sign: 1 })
    }
    if (delta.weight > DELTA_MAX) await writeRollups(tx, state.versionNo, delta)
  }
  await writeRollups(tx, state.versionNo, delta)
}
