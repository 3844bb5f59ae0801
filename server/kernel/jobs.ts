import 'server-only'
import PgBoss from 'pg-boss'
import type { Engine, Tx } from '@/db/engine/engine'

export type JobName = 'import' | 'calibrate_ab_test' | 'rule_simulation' | 'evaluate' | 'checkpoint' | 'housekeeping'
export type JobRequest = {
  name: JobName
  data: Record<string, string | number>
  /** At most one job with this key within the slot of so many seconds. */
  once?: { key: string; seconds: number }
  startAfterSeconds?: number
}
export type JobHandler = (data: Record<string, string | number>) => Promise<void>

type BossDb = PgBoss.Db
const POLL_SECONDS = 2

function bossDb(run: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>): BossDb {
  return {
    executeSql: (text: string, values: unknown[] = []) =>
      run(async (tx) => ({ rows: await tx.raw.script(text, values), rowCount: 0 })),
  } as BossDb
}

export class JobRunner {
  private constructor(private readonly boss: PgBoss) {}
  private readonly workers = new Map<JobName, string>()

  static async start(engine: Engine): Promise<JobRunner> {
    const boss = new PgBoss({
      db: bossDb((work) => engine.read(work)),
      schema: 'jobs',
      schedule: false,
      maintenanceIntervalSeconds: 600,
    })
    // Reported by the next call that needs the database; polling goes on.
    boss.on('error', () => undefined)
    await boss.start()
    return new JobRunner(boss)
  }

  async handle(name: JobName, handler: JobHandler): Promise<void> {
    await this.boss.createQueue(name, {
      name,
      retryLimit: 5,
      retryBackoff: true,
      expireInSeconds: 3600,
    } as PgBoss.Queue)
    const id = await this.boss.work<Record<string, string | number>>(
      name,
      { pollingIntervalSeconds: POLL_SECONDS },
      async (jobs) => {
        for (const job of jobs) await handler(job.data)
      },
    )
    this.workers.set(name, id)
  }

  async enqueue(tx: Tx, job: JobRequest): Promise<void> {
    const db = bossDb((work) => work(tx))
    await this.boss.send(job.name, job.data, {
      db,
      ...(job.startAfterSeconds !== undefined && { startAfter: job.startAfterSeconds }),
      ...(job.once && { singletonKey: job.once.key, singletonSeconds: job.once.seconds }),
    })
  }

  /** Asks the workers of this process to look now instead of at the next poll. */
  wake(jobs: readonly JobRequest[]): void {
    for (const { name } of jobs) {
      const worker = this.workers.get(name)
      if (worker) this.boss.notifyWorker(worker)
    }
  }

  async stop(): Promise<void> {
    await this.boss.stop({ graceful: true, timeout: 20_000, wait: true })
  }
}
