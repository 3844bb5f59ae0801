import 'server-only'
import type { Tx } from '@/db/engine/engine'
import { ruleSimulations } from '@/db/schema'
import { absentLabel } from '@/domain/labels/absent-label'
import { labelState } from '@/domain/labels/contribution'
import { decisionOf } from '@/domain/rules/decision'
import { tableNodes } from '@/domain/rules/document'
import { SimulationTally } from '@/domain/rules/simulation'
import { AppError } from '@/server/kernel/app-error'
import { system } from '@/server/kernel/system'
import { labelHistories } from '@/server/labels/read'
import { type StoredRow, scanPredictions } from '@/server/predictions/read'
import { type ClaimedSimulation, claimSimulation, own, releaseSimulation } from './claim-simulation'
import { type DecideMany, decideMany } from './decide-many'
import { EngineHost, type EngineRow } from './engine-host'
import { failureOf, finishSimulation } from './finish-simulation'
import { type LoadedRules, rulesOf } from './read'
import { storedCases } from './stored-cases'

const ALL_TIME = { from: Date.UTC(1900, 0, 1), to: Date.UTC(2200, 0, 1) }
/** Another worker has taken it, or it has been ended. */
class Superseded extends Error {}

type Run = {
  claimed: ClaimedSimulation
  rules: LoadedRules
  decideAll: DecideMany
  tally: SimulationTally
  total: number
  scored: number
}

function windowOf({ from, to }: ClaimedSimulation['row']) {
  return { from: from?.getTime() ?? ALL_TIME.from, to: to?.getTime() ?? ALL_TIME.to }
}

async function countRows(tx: Tx, { row, source }: ClaimedSimulation): Promise<number> {
  const { from, to } = windowOf(row)
  const [found] = await tx.raw.query<{ n: number }>(
    `select count(*)::integer as n from predictions
     where version_no = $1 and "timestamp" >= $2::timestamptz and "timestamp" < $3::timestamptz`,
    [source.no, new Date(from).toISOString(), new Date(to).toISOString()],
  )
  return found?.n ?? 0
}

type Batch = { rows: StoredRow[]; decided: EngineRow[]; histories: Awaited<ReturnType<typeof labelHistories>> }

function addBatch({ tally, claimed }: Run, { rows, decided, histories }: Batch): void {
  const now = system().clock()
  const { task, labelPolicy } = claimed.model
  for (const [place, row] of rows.entries()) {
    const answer = decided[place] as EngineRow
    const history = histories.get(place)
    tally.add({
      caseKey: row.caseText,
      at: row.at,
      before: { prediction: row.prediction, number: row.predictionValue },
      now: decisionOf(answer, task),
      fired: answer.fired,
      label: (history && labelState(history, row.at)) ?? absentLabel(labelPolicy, row.at, now),
    })
  }
}

/** Also the sign of life: after each slice, since a batch of slow rules takes longer than a worker may be silent. */
async function showProgress(run: Run): Promise<void> {
  const { engine, clock } = system()
  const progress = run.total === 0 ? 1 : Math.min(1, run.scored / run.total)
  const kept = await engine.transaction((tx) =>
    tx
      .update(ruleSimulations)
      .set({ progress, scored: run.scored, total: run.total, touchedAt: new Date(clock()) })
      .where(own(run.claimed))
      .returning({ id: ruleSimulations.id }),
  )
  if (kept.length === 0) throw new Superseded()
}

/** Reads the next rows while the engine decides the last ones. */
async function work(run: Run): Promise<void> {
  const { engine } = system()
  const { row, source, model } = run.claimed
  await engine.read(async (tx) => {
    run.total = await countRows(tx, run.claimed)
    await showProgress(run)
    const caseOf = await storedCases(tx, source, { task: model.task, features: run.rules.features })
    const batches = scanPredictions(tx, source.no, windowOf(row))
    let next = batches.next()
    for (let batch = await next; !batch.done; batch = await next) {
      const rows = batch.value
      if (system().state === 'stopping')
        throw new AppError('unavailable', 'the process is stopping; it starts again with the next one')
      const deciding = run.decideAll(rows.map(caseOf))
      deciding.catch(() => undefined)
      next = batches.next()
      next.catch(() => undefined)
      const keys = rows.map(({ caseText }) => caseText)
      addBatch(run, { rows, decided: await deciding, histories: await labelHistories(tx, keys) })
      run.scored += rows.length
      await showProgress(run)
    }
  })
}

async function endWith(claimed: ClaimedSimulation, error: unknown): Promise<void> {
  try {
    await finishSimulation(claimed, { state: 'failed', error: failureOf(error, claimed.row.id) })
  } catch (again) {
    await releaseSimulation(claimed).catch(() => undefined)
    throw again
  }
}

/** The job of a simulation. Nothing of its result is stored before its end, so a second attempt starts anew. */
export async function runSimulation({ simulationId }: { simulationId: string }): Promise<void> {
  const claimed = await claimSimulation(simulationId)
  if (!claimed) return
  const host = new EngineHost()
  try {
    const rules = rulesOf(claimed.version)
    const tally = new SimulationTally(claimed.model.task, tableNodes(rules.document).length)
    const decideAll = decideMany(host, rules, () => showProgress(run))
    const run: Run = { claimed, rules, decideAll, tally, total: 0, scored: 0 }
    await work(run)
    await finishSimulation(claimed, { state: 'done', result: tally.result() })
  } catch (error) {
    if (!(error instanceof Superseded)) await endWith(claimed, error)
  } finally {
    host.stop()
  }
}
