import 'server-only'
import { readMigrations } from '@/db/migrate'
import { AppError } from '@/server/kernel/app-error'
import { toAppError } from '@/server/kernel/map-error'
import { newId } from '@/server/kernel/new-id'
import { type System, system } from '@/server/kernel/system'

const PATIENCE_MS = 5000
const RETRY_AFTER_SECONDS = 2

export type Readiness = {
  status: 'ready' | 'starting' | 'stopping' | 'unavailable'
  database: { engine: 'embedded' | 'server'; reachable: boolean } | null
  /** Is the data directory ours? Only the embedded database has one. */
  lock: 'held' | 'not_needed' | null
  migrations: { applied: number; pending: string[] } | null
  /** What a crash can cost: `process` survives a killed process, `power` also a power cut. */
  durability: 'process' | 'power' | null
}

async function within<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    const error = new AppError('unavailable', 'the database does not answer')
    timer = setTimeout(() => reject(error), PATIENCE_MS)
  })
  return Promise.race([work, late]).finally(() => clearTimeout(timer))
}

async function appliedMigrations({ engine }: System): Promise<string[] | null> {
  try {
    const rows = await within(engine.read((tx) => tx.raw.query<{ name: string }>('select name from schema_migrations')))
    return rows.map((row) => row.name)
  } catch (error) {
    toAppError(error, newId('req'))
    return null
  }
}

function started(): System | null {
  try {
    return system()
  } catch {
    return null
  }
}

export async function readiness(): Promise<Readiness> {
  const running = started()
  if (!running) return { status: 'starting', database: null, lock: null, migrations: null, durability: null }
  const { kind, durability } = running.engine
  const lock = kind === 'embedded' ? 'held' : 'not_needed'
  const common = { lock, durability } as const
  if (running.state === 'stopping') {
    return { ...common, status: 'stopping', database: { engine: kind, reachable: true }, migrations: null }
  }
  const applied = await appliedMigrations(running)
  if (applied === null) {
    return { ...common, status: 'unavailable', database: { engine: kind, reachable: false }, migrations: null }
  }
  const pending = readMigrations().flatMap(({ name }) => (applied.includes(name) ? [] : [name]))
  return {
    ...common,
    status: pending.length === 0 ? 'ready' : 'unavailable',
    database: { engine: kind, reachable: true },
    migrations: { applied: applied.length, pending },
  }
}

export function readinessResponse(state: Readiness): Response {
  const ready = state.status === 'ready'
  return Response.json(state, {
    status: ready ? 200 : 503,
    headers: { 'cache-control': 'no-store', ...(!ready && { 'retry-after': String(RETRY_AFTER_SECONDS) }) },
  })
}
