import { linkSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import path from 'node:path'

export type LockHolder = { pid: number; host: string; started: string; since: string }
export type Lock = { release: () => void }

/** A lock of another host counts as abandoned when its holder has not touched it for this long. */
const FOREIGN_STALE_MS = 15_000
const TOUCH_MS = 3000
const PREFIX = 'lock.'

export class DataDirectoryInUseError extends Error {
  override name = 'DataDirectoryInUseError'
  constructor(
    readonly directory: string,
    readonly holder: LockHolder,
  ) {
    super(
      `${directory} is in use by process ${holder.pid} on ${holder.host} (since ${holder.since}). ` +
        'Stop that process, or set PLUMBLINE_DATA_DIR to another directory.',
    )
  }
}

/** Start time of a process in clock ticks, so that a reused pid is not taken for the holder. */
function processStart(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? ''
  } catch {
    return ''
  }
}

function isAlive(holder: LockHolder, file: string): boolean {
  if (holder.host !== hostname()) return Date.now() - statSync(file).mtimeMs < FOREIGN_STALE_MS
  try {
    process.kill(holder.pid, 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false
  }
  return holder.started === processStart(holder.pid)
}

function generations(directory: string): number[] {
  return readdirSync(directory)
    .filter((name) => /^lock\.\d+$/.test(name))
    .map((name) => Number(name.slice(PREFIX.length)))
    .sort((a, b) => a - b)
}

function readHolder(file: string): LockHolder | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as LockHolder
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

/**
 * Takes the data directory for this process, or throws naming the holder. Each take-over creates the next generation
 * with link(), which only one process can win; whoever finds a newer live generation steps back.
 */
export function takeLock(directory: string): Lock {
  mkdirSync(directory, { recursive: true, mode: 0o700 })
  const own: LockHolder = {
    pid: process.pid,
    host: hostname(),
    started: processStart(process.pid),
    since: new Date().toISOString(),
  }
  const candidate = path.join(directory, `candidate.${process.pid}.${Math.random().toString(36).slice(2)}`)
  writeFileSync(candidate, JSON.stringify(own), { mode: 0o600 })
  try {
    return hold(directory, acquire(directory, candidate))
  } finally {
    rmSync(candidate, { force: true })
  }
}

function acquire(directory: string, candidate: string): number {
  for (;;) {
    const newest = generations(directory).at(-1)
    if (newest !== undefined) refuseIfHeld(directory, newest)
    const mine = (newest ?? 0) + 1
    try {
      linkSync(candidate, path.join(directory, `${PREFIX}${mine}`))
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') continue
      throw error
    }
    const newer = generations(directory).filter((generation) => generation > mine)
    for (const generation of newer) {
      try {
        refuseIfHeld(directory, generation)
      } catch (error) {
        rmSync(path.join(directory, `${PREFIX}${mine}`), { force: true })
        throw error
      }
    }
    for (const generation of generations(directory)) {
      if (generation < mine) rmSync(path.join(directory, `${PREFIX}${generation}`), { force: true })
    }
    return mine
  }
}

function refuseIfHeld(directory: string, generation: number): void {
  const file = path.join(directory, `${PREFIX}${generation}`)
  const holder = readHolder(file)
  if (holder && isAlive(holder, file)) throw new DataDirectoryInUseError(directory, holder)
}

function hold(directory: string, generation: number): Lock {
  const file = path.join(directory, `${PREFIX}${generation}`)
  const timer = setInterval(() => {
    const now = new Date()
    utimesSync(file, now, now)
  }, TOUCH_MS)
  timer.unref()
  let held = true
  const release = () => {
    if (!held) return
    held = false
    clearInterval(timer)
    rmSync(file, { force: true })
  }
  process.once('exit', release)
  return { release }
}
