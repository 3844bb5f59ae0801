import 'server-only'
import { eq, inArray } from 'drizzle-orm'
import type { Tx } from '@/db/engine/engine'
import { modelUseCases, predictions, ruleSimulations } from '@/db/schema'
import type { SimulationResult, StoredSimulation } from '@/domain/rules/simulation'
import { appendAudit } from '@/server/kernel/audit'
import { toAppError } from '@/server/kernel/map-error'
import { system } from '@/server/kernel/system'
import { type ClaimedSimulation, own } from './claim-simulation'

/** Case keys become the cases' own ids. */
async function named(tx: Tx, result: SimulationResult): Promise<StoredSimulation> {
  const keys = result.examples.map(({ caseKey }) => caseKey)
  const rows =
    keys.length === 0
      ? []
      : await tx
          .select({ key: predictions.caseKey, id: predictions.externalId })
          .from(predictions)
          .where(inArray(predictions.caseKey, keys))
  const ids = new Map(rows.map(({ key, id }) => [key.replaceAll('-', ''), id]))
  const examples = result.examples.flatMap(({ caseKey, before, now, at }) => {
    const id = ids.get(caseKey.replaceAll('-', ''))
    return id === undefined ? [] : [{ id, before, now, at: new Date(at).toISOString() }]
  })
  return { ...result, examples }
}

/** The engine would not run the model to its end. */
const ENGINE_REFUSALS = ['time_limit', 'memory_limit', 'engine_stopped', 'engine_refused']

type Ending = { state: 'done'; result: SimulationResult } | { state: 'failed'; error: { code: string; detail: string } }

/** Ends it once, with its audit record; the result is there whole or not at all. */
export async function finishSimulation(claimed: ClaimedSimulation, ending: Ending): Promise<void> {
  const { engine, clock } = system()
  const { row, model, version, source } = claimed
  await engine.transaction(async (tx) => {
    const now = new Date(clock())
    const outcome =
      ending.state === 'done' ? { result: await named(tx, ending.result), progress: 1 } : { error: ending.error }
    const kept = await tx
      .update(ruleSimulations)
      .set({ ...outcome, state: ending.state, worker: null, finishedAt: now, touchedAt: now })
      .where(own(claimed))
      .returning({ id: ruleSimulations.id })
    if (kept.length === 0) return
    const [served] = await tx.select().from(modelUseCases).where(eq(modelUseCases.modelId, model.id)).limit(1)
    const actor = { kind: 'system', name: 'rule simulation' } as const
    const failed = ending.state === 'failed'
    const figures = failed ? { error: ending.error.code } : { rows: ending.result.rows, changed: ending.result.changed }
    await appendAudit(
      tx,
      {
        actor,
        action: 'rules.finishSimulation',
        outcome: failed && ENGINE_REFUSALS.includes(ending.error.code) ? 'denied' : 'done',
        at: now,
        requestId: row.id,
      },
      [
        {
          object: { type: 'rule_simulation', id: row.id },
          useCaseId: served?.useCaseId ?? null,
          detail: {
            model: model.slug,
            version: version.version,
            source: source.version,
            state: ending.state,
            ...figures,
          },
        },
      ],
    )
  })
}

/** Trouble that passes is left to the next attempt; anything else ends the simulation. */
export function failureOf(error: unknown, id: string): { code: string; detail: string } {
  const known = toAppError(error, id)
  if (known.code === 'unavailable' || known.code === 'conflict') throw error
  const [first] = known.more.errors ?? []
  return { code: first?.code ?? known.code, detail: first?.detail ?? known.message }
}
