import 'server-only'
import type { Tx } from '@/db/engine/engine'
import { AppError } from '@/server/kernel/app-error'
import { system } from '@/server/kernel/system'

/** Rows of several small calls that share one transaction. */
const GROUP_ROWS = 5000
/** Rows that may wait in this process before callers are asked to come back later. */
const WAITING_ROWS_MAX = 60_000
const RETRY_AFTER_SECONDS = 1

type Entry<Row, Fate> = {
  rows: readonly Row[]
  /** Alone in its transaction, which `settle` may still undo by throwing. */
  settle: ((fates: readonly Fate[]) => void) | null
  resolve: (fates: readonly Fate[]) => void
  reject: (error: unknown) => void
}

type Lane<Row, Fate> = { waiting: Entry<Row, Fate>[]; running: boolean }

let waitingRows = 0

/**
 * One lane per target (a version's predictions, a model's labels): calls that arrive until a transaction begins go
 * into it together, so that many small calls cost little more than one large one.
 */
export class WriteQueue<Row, Fate> {
  private readonly lanes = new Map<number, Lane<Row, Fate>>()

  constructor(
    private readonly write: (tx: Tx, target: number, rows: readonly Row[]) => Promise<readonly Fate[]>,
    private readonly failed: (target: number) => void,
  ) {}

  add(target: number, rows: readonly Row[], settle: Entry<Row, Fate>['settle'] = null): Promise<readonly Fate[]> {
    if (rows.length === 0) return Promise.resolve([])
    if (waitingRows + rows.length > WAITING_ROWS_MAX && waitingRows > 0) {
      throw new AppError('overloaded', 'too many rows are waiting to be written; send them again later', {
        retryAfterSeconds: RETRY_AFTER_SECONDS,
      })
    }
    waitingRows += rows.length
    return new Promise((resolve, reject) => {
      const lane = this.lanes.get(target) ?? { waiting: [], running: false }
      this.lanes.set(target, lane)
      lane.waiting.push({ rows, settle, resolve, reject })
      if (!lane.running) void this.run(target, lane)
    })
  }

  private async run(target: number, lane: Lane<Row, Fate>): Promise<void> {
    lane.running = true
    while (lane.waiting.length > 0) await this.writeGroup(target, lane)
    lane.running = false
    this.lanes.delete(target)
  }

  private async writeGroup(target: number, lane: Lane<Row, Fate>): Promise<void> {
    let group: Entry<Row, Fate>[] = []
    try {
      const fates = await system().engine.transaction(async (tx) => {
        group = take(lane)
        const written = await this.write(
          tx,
          target,
          group.flatMap((entry) => entry.rows),
        )
        group[0]?.settle?.(written)
        return written
      })
      let from = 0
      for (const entry of group) {
        entry.resolve(fates.slice(from, from + entry.rows.length))
        from += entry.rows.length
      }
    } catch (error) {
      this.failed(target)
      // No transaction began: those that waited for it are told.
      if (group.length === 0) group = take(lane)
      for (const entry of group) entry.reject(error)
    } finally {
      for (const { rows } of group) waitingRows -= rows.length
    }
  }
}

function take<Row, Fate>(lane: Lane<Row, Fate>): Entry<Row, Fate>[] {
  const first = lane.waiting.shift()
  if (!first) return []
  const group = [first]
  let rows = first.rows.length
  while (first.settle === null) {
    const next = lane.waiting[0]
    if (!next || next.settle !== null || rows + next.rows.length > GROUP_ROWS) break
    lane.waiting.shift()
    group.push(next)
    rows += next.rows.length
  }
  return group
}
