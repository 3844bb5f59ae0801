import 'server-only'
import { runImport } from '@/server/imports/run-import'
import type { JobRunner } from '@/server/kernel/jobs'
import { system } from '@/server/kernel/system'
import { evaluateVersion } from '@/server/monitoring/evaluate'

/** What this process does in the background. */
export async function registerJobs(jobs: JobRunner): Promise<void> {
  await jobs.handle('evaluate', async (data) => {
    const { engine, clock } = system()
    await evaluateVersion(engine, Number(data.versionNo), clock())
  })
  await jobs.handle('import', (data) => runImport({ importId: String(data.importId) }))
}
