import 'server-only'
import type { Tx } from '@/db/engine/engine'
import { abResults } from '@/db/schema'
import { sha256Hex } from '@/domain/ab-tests/assignment'
import { frozenJson } from '@/domain/ab-tests/plan'
import { newId } from '@/server/kernel/new-id'
import type { TestAnalysis } from './analyse-test'
import type { AbResultRow } from './read-tests'
import type { TestFrame } from './test-frame'
import { type ResultRecord, toRecord } from './to-results'

/** As the database keeps it, so that what is hashed is what can be read again. */
export function frozenRecord(record: ResultRecord): { record: ResultRecord; recordHash: string } {
  const stored = JSON.parse(JSON.stringify(record)) as ResultRecord
  return { record: stored, recordHash: sha256Hex(frozenJson(stored)) }
}

/** Whether reading these figures spends a look: an interim or the final one that was not taken before. */
export function isNewLook(frame: TestFrame, found: TestAnalysis, looks: readonly AbResultRow[]): boolean {
  const { engine } = frame.test.plan
  const { phase } = found.analysis.look
  if (engine === 'always_valid' || phase === 'waiting' || frame.test.status === 'concluded') return false
  if (looks.some((look) => look.asOf.getTime() >= found.asOf)) return false
  const { information, planned } = found.state
  return !looks.some((look) => look.information >= Math.min(information, planned))
}

/** Notes a look down: later ones are read at the level that is left. */
export async function recordLook(tx: Tx, frame: TestFrame, found: TestAnalysis, now: Date): Promise<void> {
  const { record, recordHash } = frozenRecord(toRecord(frame, found))
  await tx
    .insert(abResults)
    .values({
      id: newId('abr'),
      testId: frame.test.id,
      kind: 'look',
      information: found.state.information,
      asOf: new Date(found.asOf),
      record,
      recordHash,
      verdict: found.verdict,
      at: now,
    })
    .onConflictDoNothing()
}
