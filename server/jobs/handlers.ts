import 'server-only'
import { calibrateTest } from '@/server/ab-tests/calibrate'
import { checkpointOf, sendCheckpoint } from '@/server/audit/send-checkpoint'
import { resumeImports } from '@/server/imports/resume-imports'
import { runImport } from '@/server/imports/run-import'
import type { JobRequest, JobRunner } from '@/server/kernel/jobs'
import { system } from '@/server/kernel/system'
import { evaluateVersion } from '@/server/monitoring/evaluate'
import { resumeSimulations } from '@/server/rules/claim-simulation'
import { runSimulation } from '@/server/rules/run-simulation'
import { HOUSEKEEPING_SECONDS, keepHouse } from './housekeeping'

const NEXT_ROUND: JobRequest = {
  name: 'housekeeping',
  data: {},
  startAfterSeconds: HOUSEKEEPING_SECONDS,
  once: { key: 'housekeeping', seconds: HOUSEKEEPING_SECONDS / 2 },
}

/** What this process does in the background. The embedded database has one process, so what is found running is nobody's. */
export async function registerJobs(jobs: JobRunner): Promise<void> {
  const { engine, clock } = system()
  await jobs.handle('evaluate', (data) => evaluateVersion(engine, Number(data.versionNo), clock()))
  await jobs.handle('import', (data) => runImport({ importId: String(data.importId) }))
  await jobs.handle('rule_simulation', (data) => runSimulation({ simulationId: String(data.simulationId) }))
  await jobs.handle('checkpoint', (data) => sendCheckpoint(checkpointOf(data)))
  await jobs.handle('calibrate_ab_test', (data) => calibrateTest(String(data.testId)))
  await jobs.handle('housekeeping', async () => {
    await keepHouse().finally(() => engine.transaction((tx) => jobs.enqueue(tx, NEXT_ROUND)))
  })
  if (engine.kind === 'embedded') {
    await resumeImports({ idleSeconds: 0 })
    await resumeSimulations({ idleSeconds: 0 })
  }
  await engine.transaction((tx) => jobs.enqueue(tx, NEXT_ROUND))
}
