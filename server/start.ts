import 'server-only'
import { openDatabase } from '@/db/client'
import { configureAuth } from '@/server/access/auth-settings'
import { firstRun } from '@/server/access/first-run'
import { registerJobs } from '@/server/jobs/handlers'
import { readEnv } from './env'
import { throttleSettings } from './http/throttle'
import { JobRunner } from './kernel/jobs'
import { observeProcess } from './kernel/process-metrics'
import { installSystem, type System } from './kernel/system'
import { installationSecret } from './secret'

/** How the process that holds the HTTP server ends this one in order; see scripts/start.mjs. */
export type Lifecycle = { drain: () => void; stop: () => Promise<void> }
const slot = globalThis as typeof globalThis & { plumblineLifecycle?: Lifecycle }

/** Reads the configuration, opens the database and starts what runs in the background. Throws what a person must mend. */
export async function start(): Promise<void> {
  if (slot.plumblineLifecycle) return
  const env = readEnv()
  configureAuth(env)
  throttleSettings()
  if (env.databaseUrl) installationSecret(env)
  const engine = await openDatabase(env).catch((error: unknown) => {
    throw env.databaseUrl ? unreachable(error) : error
  })
  try {
    const secret = installationSecret(env)
    const jobs = await JobRunner.start(engine)
    const system: System = { engine, jobs, clock: Date.now, secret, state: 'ready' }
    installSystem(system)
    await firstRun({ engine, env, log: (line: string) => console.log(line) })
    await registerJobs(jobs)
    observeProcess()
    slot.plumblineLifecycle = lifecycle(system)
  } catch (error) {
    await engine.close().catch(() => undefined)
    throw error
  }
}

/** Says which setting is meant when the server of DATABASE_URL does not answer; other failures speak for themselves. */
function unreachable(error: unknown): unknown {
  const first: unknown = error instanceof AggregateError ? error.errors[0] : error
  if (!(first instanceof Error) || !('code' in first)) return error
  return new Error(`The database that DATABASE_URL names cannot be opened: ${first.message}`, { cause: error })
}

function lifecycle(system: System): Lifecycle {
  let stopped: Promise<void> | null = null
  const stop = async () => {
    await system.jobs.stop()
    await system.engine.close()
  }
  return {
    /** From now on the probe answers 503; requests are still served. */
    drain: () => {
      system.state = 'stopping'
    },
    stop: () => {
      system.state = 'stopping'
      stopped ??= stop()
      return stopped
    },
  }
}
