import 'server-only'
import { randomBytes } from 'node:crypto'
import { and, eq, lte, or } from 'drizzle-orm'
import { models, modelVersions, ruleSimulations } from '@/db/schema'
import type { JobRequest } from '@/server/kernel/jobs'
import { system } from '@/server/kernel/system'

/** A worker that shows no sign of life for so long is taken to be dead. */
export const IDLE_SECONDS = 60
const AT_ONCE = 100
const SLOT_SECONDS = 30

export type ClaimedSimulation = {
  row: typeof ruleSimulations.$inferSelect
  worker: string
  model: typeof models.$inferSelect
  version: typeof modelVersions.$inferSelect
  source: typeof modelVersions.$inferSelect
}

/** Takes a simulation for one worker; null when it has ended or another one works on it. It starts from the beginning. */
export async function claimSimulation(id: string): Promise<ClaimedSimulation | null> {
  const { engine, clock } = system()
  const worker = randomBytes(8).toString('hex')
  return engine.transaction(async (tx) => {
    const now = new Date(clock())
    const [row] = await tx.select().from(ruleSimulations).where(eq(ruleSimulations.id, id)).for('update')
    if (!row || (row.state !== 'queued' && row.state !== 'running')) return null
    if (row.worker !== null && now.getTime() - row.touchedAt.getTime() < IDLE_SECONDS * 1000) return null
    const changes = { state: 'running', worker, touchedAt: now, progress: 0, scored: 0 } as const
    await tx.update(ruleSimulations).set(changes).where(eq(ruleSimulations.id, id))
    const [model] = await tx.select().from(models).where(eq(models.id, row.modelId))
    const [version] = await tx.select().from(modelVersions).where(eq(modelVersions.id, row.versionId))
    const [source] = await tx.select().from(modelVersions).where(eq(modelVersions.id, row.sourceId))
    if (!model || !version || !source) throw new Error(`simulation ${id} has lost its versions`)
    return { row: { ...row, ...changes }, worker, model, version, source }
  })
}

/** Still this worker's? */
export const own = ({ row, worker }: ClaimedSimulation) =>
  and(eq(ruleSimulations.id, row.id), eq(ruleSimulations.worker, worker), eq(ruleSimulations.state, 'running'))

/** Lets the next worker take it at once. */
export async function releaseSimulation(claimed: ClaimedSimulation): Promise<void> {
  await system().engine.transaction((tx) => tx.update(ruleSimulations).set({ worker: null }).where(own(claimed)))
}

/** Queues simulations that nobody has worked on for so long: 0 at start on the embedded database. */
export async function resumeSimulations({ idleSeconds }: { idleSeconds: number }): Promise<void> {
  const { engine, jobs, clock } = system()
  const idle = new Date(clock() - idleSeconds * 1000)
  const requests = await engine.transaction(async (tx): Promise<JobRequest[]> => {
    const stalled = and(eq(ruleSimulations.state, 'running'), lte(ruleSimulations.touchedAt, idle))
    const free = eq(ruleSimulations.state, 'queued')
    const open = idleSeconds === 0 ? or(stalled, free) : stalled
    const rows = await tx.select({ id: ruleSimulations.id }).from(ruleSimulations).where(open).limit(AT_ONCE)
    const found = rows.map(({ id }): JobRequest => {
      const once = { key: `simulation ${id}`, seconds: SLOT_SECONDS }
      return { name: 'rule_simulation', data: { simulationId: id }, once }
    })
    for (const { id } of rows) await tx.update(ruleSimulations).set({ worker: null }).where(eq(ruleSimulations.id, id))
    for (const job of found) await jobs.enqueue(tx, job)
    return found
  })
  jobs.wake(requests)
}
