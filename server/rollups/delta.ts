import 'server-only'
import { DAY_MS, HOUR_MS } from '@/domain/time/windows'
import { LEVEL, type Level, type Subject } from './subjects'

export type Cell = { counts: number[]; sums: number[]; lows: number[] }
export type CellSize = { counts: number; sums: number; lows: number }
export type CellKey = { subject: Subject; segment: number; bucket: number; level: Level }

export const emptyCell = (size: CellSize): Cell => ({
  counts: new Array<number>(size.counts).fill(0),
  sums: new Array<number>(size.sums).fill(0),
  lows: new Array<number>(size.lows).fill(Number.POSITIVE_INFINITY),
})

function addCell(into: Cell, part: Cell): void {
  for (let i = 0; i < into.counts.length; i++) into.counts[i] = (into.counts[i] as number) + (part.counts[i] as number)
  for (let i = 0; i < into.sums.length; i++) into.sums[i] = (into.sums[i] as number) + (part.sums[i] as number)
  for (let i = 0; i < into.lows.length; i++) into.lows[i] = Math.min(into.lows[i] as number, part.lows[i] as number)
}

const HOURS = 2 ** 22
const SUBJECTS = 8

/** What a batch adds to one version's rollups, gathered per hour in memory; days are derived when it is written. */
export class RollupDelta {
  private readonly cells = new Map<number, Cell>()
  private elements = 0

  constructor(private readonly sizes: Record<Subject, CellSize>) {}

  /** The cell of an instant (ms); made when it is first touched. */
  at(subject: Subject, segment: number, milliseconds: number): Cell {
    const hour = Math.floor(milliseconds / HOUR_MS) + HOURS / 2
    const key = (segment * SUBJECTS + subject) * HOURS + hour
    const known = this.cells.get(key)
    if (known) return known
    const size = this.sizes[subject]
    const cell = emptyCell(size)
    this.elements += size.counts + size.sums + size.lows
    this.cells.set(key, cell)
    return cell
  }

  /** Array elements held, a measure of memory. */
  get weight(): number {
    return this.elements
  }

  get isEmpty(): boolean {
    return this.cells.size === 0
  }

  clear(): void {
    this.cells.clear()
    this.elements = 0
  }

  /** Every hour cell, then every day cell (the sum of its hours); buckets in ms. */
  *entries(): Generator<[CellKey, Cell]> {
    const days = new Map<number, Cell>()
    for (const [key, cell] of this.cells) {
      const place = Math.floor(key / HOURS)
      const hour = (key % HOURS) - HOURS / 2
      const subject = (place % SUBJECTS) as Subject
      const segment = Math.floor(place / SUBJECTS)
      yield [{ subject, segment, bucket: hour * HOUR_MS, level: LEVEL.hour }, cell]
      const dayKey = place * HOURS + Math.floor((hour * HOUR_MS) / DAY_MS) + HOURS / 2
      const day = days.get(dayKey)
      if (day) addCell(day, cell)
      else days.set(dayKey, { counts: [...cell.counts], sums: [...cell.sums], lows: [...cell.lows] })
    }
    for (const [key, cell] of days) {
      const place = Math.floor(key / HOURS)
      const day = (key % HOURS) - HOURS / 2
      const bucket = day * DAY_MS
      yield [
        { subject: (place % SUBJECTS) as Subject, segment: Math.floor(place / SUBJECTS), bucket, level: LEVEL.day },
        cell,
      ]
    }
  }
}
