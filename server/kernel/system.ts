import 'server-only'
import type { Engine } from '@/db/engine/engine'
import type { JobRunner } from './jobs'

/** What runs in this process: one database, one job runner. Opened once at start, shared by every bundle through globalThis. */
export type System = {
  engine: Engine
  jobs: JobRunner
  /** Milliseconds since the epoch; tests set their own. */
  clock: () => number
  secret: string
  state: 'ready' | 'stopping'
}

const slot = globalThis as typeof globalThis & { plumblineSystem?: System }

export function installSystem(system: System): void {
  slot.plumblineSystem = system
}

export function system(): System {
  if (!slot.plumblineSystem) throw new Error('the server has not finished starting')
  return slot.plumblineSystem
}
