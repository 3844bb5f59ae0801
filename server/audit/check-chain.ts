import 'server-only'
import type { AuditProblem, AuditProblemKind } from '@/domain/audit/problem'
import { type ChainedRecord, hashRecord } from '@/server/kernel/audit'

/** A record as read. `exact`: its time has no part below the millisecond, which the hash would not see. */
export type StoredRecord = { record: ChainedRecord & { at: Date }; hash: string; exact: boolean }
/** A head of the chain, noted down outside the database. */
export type Checkpoint = { seq: number; hash: string }

const GENESIS = '0'.repeat(64)
const SHOWN = 100

/** Walks the chain in the order of its sequence numbers, one record at a time. */
export class ChainCheck {
  readonly problems: AuditProblem[] = []
  found = 0
  records = 0
  /** The last record seen. */
  last: Checkpoint = { seq: 0, hash: GENESIS }

  private readonly noted: ReadonlyMap<number, ReadonlySet<string>>

  constructor(checkpoints: readonly Checkpoint[] = []) {
    const noted = new Map<number, Set<string>>()
    for (const { seq, hash } of checkpoints) noted.set(seq, (noted.get(seq) ?? new Set()).add(hash))
    this.noted = noted
  }

  report(seq: number, kind: AuditProblemKind, detail: string): void {
    this.add({ seq, kind, detail })
  }

  private add(problem: AuditProblem): void {
    this.found++
    if (this.problems.length < SHOWN) this.problems.push(problem)
  }

  next({ record, hash, exact }: StoredRecord): void {
    const { seq, previousHash } = record
    this.records++
    if (seq < 1) {
      this.report(seq, 'inserted', 'a record stands before the first one')
      return
    }
    const gap = seq - this.last.seq - 1
    if (gap > 0) {
      const which = gap === 1 ? `record ${seq - 1} is` : `records ${this.last.seq + 1} to ${seq - 1} are`
      const until = gap === 1 ? {} : { until: seq - 1 }
      this.add({ seq: this.last.seq + 1, ...until, kind: 'missing', detail: `${which} missing` })
    }
    if (!exact || hashRecord(record) !== hash) {
      this.report(seq, 'changed', 'the content does not have the hash that is stored with it')
    }
    if (gap === 0 && previousHash !== this.last.hash) {
      this.report(seq, 'reordered', `does not follow record ${this.last.seq}`)
    }
    this.compare(seq, hash)
    this.last = { seq, hash }
  }

  private compare(seq: number, hash: string): void {
    for (const noted of this.noted.get(seq) ?? []) {
      if (noted !== hash) this.report(seq, 'checkpoint', 'the record has another hash than the one noted down')
    }
  }

  /** The head as it was when the walk began. */
  end(head: Checkpoint | null): void {
    this.compare(0, GENESIS)
    for (const seq of this.noted.keys()) {
      if (seq > this.last.seq) this.report(seq, 'checkpoint', 'the chain ends before the record noted down')
    }
    if (head === null) {
      this.report(this.last.seq, 'head', 'the chain has no head')
    } else if (head.seq > this.last.seq) {
      this.report(this.last.seq + 1, 'truncated', `the chain ends at ${this.last.seq}, its head says ${head.seq}`)
    } else if (head.hash !== this.last.hash) {
      this.report(head.seq, 'head', 'the head has another hash than the last record')
    }
  }
}
