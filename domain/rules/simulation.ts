import type { Task } from '@/domain/models/input'
import type { Decision } from './decision'

export const EXAMPLES_MAX = 200
/** Pairs of old and new outputs kept apart; the rest is counted together. */
export const CHANGES_MAX = 100
const WEEK_MS = 7 * 86_400_000
/** 1970-01-05 was a Monday. */
const FIRST_MONDAY = 4 * 86_400_000
const WEEKS_MAX = 520

/** One logged case: what was decided then, what the rules say now, what turned out. */
export type SimulatedRow = {
  caseKey: string
  at: number
  before: { prediction: string | null; number: number | null }
  now: Decision
  /** Rows that fired: table and row, both from 0. */
  fired: readonly (readonly [number, number])[]
  label: { value: string; number: number | null } | null
}

export type Change = { before: string | null; now: string | null; count: number }
/** Counts by label, then by prediction (`null` as ''). */
export type Confusion = Record<string, Record<string, number>>
export type Paired = {
  labelled: number
  /** Classes: what each version said per label, and on how many cases only one of them was right. */
  before: Confusion
  now: Confusion
  bothRight: number
  onlyBefore: number
  onlyNow: number
  bothWrong: number
  /** Numbers: sums of absolute and squared errors over the cases where both decided. */
  errors: { n: number; absolute: [number, number]; squared: [number, number] } | null
}
/** As it is stored and shown: examples by the case's own id. */
export type StoredSimulation = Omit<SimulationResult, 'examples'> & {
  examples: { id: string; before: string | null; now: string | null; at: string }[]
}
export type RuleHits = { table: number; row: number; hits: number }
export type SimulationResult = {
  rows: number
  agree: number
  changed: number
  /** Cases the rules did not decide, by reason. */
  undecided: Record<string, number>
  /** Cases that the source version logged without a decision. */
  withoutBefore: number
  changes: Change[]
  otherChanges: number
  /** Case keys of changed cases. */
  examples: { caseKey: string; before: string | null; now: string | null; at: number }[]
  hits: RuleHits[]
  /** Cases in which no row of a table fired, by table. */
  misses: number[]
  /** Hits per UTC week (Monday, ms), sparse, so that the drift of a rule's hit rate can be seen. */
  weeks: { from: number; rows: number; hits: RuleHits[] }[]
  paired: Paired | null
}

const classText = (text: string | null): string => text ?? ''
const bump = (table: Record<string, number>, key: string) => {
  table[key] = (table[key] ?? 0) + 1
}

class HitCounts {
  private readonly counts = new Map<string, RuleHits>()

  add(table: number, row: number): void {
    const key = `${table} ${row}`
    const known = this.counts.get(key)
    if (known) known.hits++
    else this.counts.set(key, { table, row, hits: 1 })
  }

  all(): RuleHits[] {
    return [...this.counts.values()].sort((a, b) => a.table - b.table || a.row - b.row)
  }
}

/** Without a prototype: class names are anybody's. */
const counts = <Value>() => Object.create(null) as Record<string, Value>

const emptyPaired = (): Paired => ({
  labelled: 0,
  before: counts(),
  now: counts(),
  bothRight: 0,
  onlyBefore: 0,
  onlyNow: 0,
  bothWrong: 0,
  errors: null,
})

/** Adds up a simulation row by row. Regression predictions agree within 1e-9 of their size. */
export class SimulationTally {
  private rows = 0
  private agree = 0
  private withoutBefore = 0
  private readonly undecided = counts<number>()
  private readonly changes = new Map<string, Change>()
  private otherChanges = 0
  private readonly examples: SimulationResult['examples'] = []
  private readonly hits = new HitCounts()
  private readonly misses: number[]
  private readonly weeks = new Map<number, { rows: number; hits: HitCounts }>()
  private readonly paired = emptyPaired()

  constructor(
    private readonly task: Task,
    tables: number,
  ) {
    this.misses = new Array<number>(tables).fill(0)
  }

  add(row: SimulatedRow): void {
    this.rows++
    if (row.now.kind === 'none') bump(this.undecided, row.now.because)
    const { before } = row
    if (before.prediction === null && before.number === null) this.withoutBefore++
    if (this.alike(row)) this.agree++
    else this.addChange(row)
    this.addHits(row)
    if (row.label) this.addLabel(row, row.label)
  }

  private alike({ before, now }: SimulatedRow): boolean {
    if (now.kind === 'none') return before.prediction === null && before.number === null
    if (this.task !== 'regression') return before.prediction === now.prediction
    if (before.number === null || now.number === null) return false
    return Math.abs(before.number - now.number) <= 1e-9 * Math.max(1, Math.abs(before.number))
  }

  private addChange({ before, now, caseKey, at }: SimulatedRow): void {
    const old = before.prediction ?? (before.number === null ? null : String(before.number))
    const fresh = now.kind === 'decided' ? now.prediction : null
    if (this.examples.length < EXAMPLES_MAX) this.examples.push({ caseKey, before: old, now: fresh, at })
    const key = JSON.stringify([old, fresh])
    const known = this.changes.get(key)
    if (known) known.count++
    else if (this.changes.size < CHANGES_MAX) this.changes.set(key, { before: old, now: fresh, count: 1 })
    else this.otherChanges++
  }

  private addHits({ at, fired }: SimulatedRow): void {
    const from = FIRST_MONDAY + Math.floor((at - FIRST_MONDAY) / WEEK_MS) * WEEK_MS
    const known = this.weeks.get(from)
    const week = known ?? { rows: 0, hits: new HitCounts() }
    if (!known && this.weeks.size < WEEKS_MAX) this.weeks.set(from, week)
    week.rows++
    const tables = new Set<number>()
    for (const [table, row] of fired) {
      this.hits.add(table, row)
      week.hits.add(table, row)
      tables.add(table)
    }
    for (const table of this.misses.keys())
      if (!tables.has(table)) this.misses[table] = (this.misses[table] as number) + 1
  }

  private addLabel(row: SimulatedRow, label: { value: string; number: number | null }): void {
    if (this.task === 'regression') this.addErrors(row, label.number)
    else this.addClasses(row, label.value)
  }

  private addClasses({ before, now }: SimulatedRow, label: string): void {
    const { paired } = this
    const fresh = now.kind === 'decided' ? now.prediction : null
    paired.labelled++
    for (const [confusion, said] of [[paired.before, before.prediction] as const, [paired.now, fresh] as const]) {
      confusion[label] ??= counts()
      bump(confusion[label], classText(said))
    }
    const [old, better] = [before.prediction === label, fresh === label]
    if (old && better) paired.bothRight++
    else if (old) paired.onlyBefore++
    else if (better) paired.onlyNow++
    else paired.bothWrong++
  }

  private addErrors({ before, now }: SimulatedRow, label: number | null): void {
    if (label === null) return
    this.paired.labelled++
    if (before.number === null || now.kind === 'none' || now.number === null) return
    const errors = this.paired.errors ?? { n: 0, absolute: [0, 0], squared: [0, 0] }
    this.paired.errors = errors
    errors.n++
    for (const [i, value] of [before.number, now.number].entries()) {
      const error = value - label
      errors.absolute[i as 0 | 1] += Math.abs(error)
      errors.squared[i as 0 | 1] += error * error
    }
  }

  result(): SimulationResult {
    return {
      rows: this.rows,
      agree: this.agree,
      changed: this.rows - this.agree,
      undecided: this.undecided,
      withoutBefore: this.withoutBefore,
      changes: [...this.changes.values()].sort((a, b) => b.count - a.count),
      otherChanges: this.otherChanges,
      examples: this.examples,
      hits: this.hits.all(),
      misses: this.misses,
      weeks: [...this.weeks]
        .sort((a, b) => a[0] - b[0])
        .map(([from, { rows, hits }]) => ({ from, rows, hits: hits.all() })),
      paired: this.paired.labelled > 0 ? this.paired : null,
    }
  }
}
