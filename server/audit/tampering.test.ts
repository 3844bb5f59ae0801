import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type ChainedRecord, hashRecord } from '@/server/kernel/audit'
import { ChainCheck, type Checkpoint, type StoredRecord } from './check-chain'

const RECORDS = 24
const GENESIS = '0'.repeat(64)

/** Records as the product chains them, from `from` on. */
function chain(contents: readonly string[], start: Checkpoint = { seq: 0, hash: GENESIS }): StoredRecord[] {
  let { seq, hash } = start
  return contents.map((content) => {
    const record: ChainedRecord & { at: Date } = {
      seq: ++seq,
      at: new Date(1_700_000_000_000 + seq * 1000),
      actorKind: 'user',
      actorId: 'usr_1',
      actorName: 'Ada',
      action: content,
      outcome: 'done',
      objectType: 'thing',
      objectId: `thing ${seq}`,
      useCaseId: null,
      requestId: 'req_1',
      detail: { seq },
      previousHash: hash,
    }
    hash = hashRecord(record)
    return { record, hash, exact: true }
  })
}

const written = chain(Array.from({ length: RECORDS }, (_, index) => `action ${index}`))
const headOf = (records: readonly StoredRecord[]): Checkpoint => {
  const last = records.at(-1)
  return last ? { seq: last.record.seq, hash: last.hash } : { seq: 0, hash: GENESIS }
}
/** Noted every eight records, the last one too, as the file of checkpoints does. */
const checkpoints = written
  .filter(({ record }) => record.seq % 8 === 0)
  .map(({ record, hash }) => ({ seq: record.seq, hash }))

function problems(records: readonly StoredRecord[], head: Checkpoint): number {
  const check = new ChainCheck(checkpoints)
  for (const stored of [...records].sort((a, b) => a.record.seq - b.record.seq)) check.next(stored)
  check.end(head)
  return check.found
}

type Tampered = { records: StoredRecord[]; head: Checkpoint }
/** What follows is chained anew, as somebody would who owns the database. */
function rechained(contents: string[], from: number): Tampered {
  const kept = written.slice(0, from)
  const records = [...kept, ...chain(contents, headOf(kept))]
  return { records, head: headOf(records) }
}

const at = fc.nat({ max: RECORDS - 1 })
const actions = written.map(({ record }) => record.action)
const tampering = fc.oneof(
  // One field changed, its own hash made anew or not.
  fc.record({ place: at, anew: fc.boolean() }).map(({ place, anew }): Tampered => {
    const records = written.map((stored, index) => {
      if (index !== place) return stored
      const record = { ...stored.record, action: 'nothing happened' }
      return { ...stored, record, hash: anew ? hashRecord(record) : stored.hash }
    })
    return { records, head: headOf(written) }
  }),
  // One removed, the rest left or chained anew.
  fc.record({ place: at, anew: fc.boolean() }).map(({ place, anew }): Tampered => {
    if (anew) return rechained(actions.toSpliced(place, 1).slice(place), place)
    return { records: written.toSpliced(place, 1), head: headOf(written) }
  }),
  // One put in and everything after it chained anew.
  at.map((place) => rechained(['put in', ...actions.slice(place)], place)),
  // Two swapped, with their numbers as they were or chained anew.
  fc
    .record({ a: at, b: at, anew: fc.boolean() })
    .filter(({ a, b }) => a !== b)
    .map(({ a, b, anew }): Tampered => {
      const [low, high] = [Math.min(a, b), Math.max(a, b)]
      const swapped = actions.with(low, actions[high] ?? '').with(high, actions[low] ?? '')
      if (anew) return rechained(swapped.slice(low), low)
      const records = written.map((stored, index) => {
        const other = index === low ? written[high] : index === high ? written[low] : null
        return other ? { ...other, record: { ...other.record, seq: stored.record.seq } } : stored
      })
      return { records, head: headOf(written) }
    }),
  // The end cut off, together with its head.
  at.map((place): Tampered => ({ records: written.slice(0, place), head: headOf(written.slice(0, place)) })),
)

describe('tampering with the audit, given checkpoints', () => {
  it('is valid as written', () => {
    expect(problems(written, headOf(written))).toBe(0)
  })

  it('is found, 10,000 times of 10,000: changed, removed, put in, swapped, cut off', () => {
    fc.assert(
      fc.property(tampering, ({ records, head }) => {
        expect(problems(records, head)).toBeGreaterThan(0)
      }),
      { numRuns: 10_000, seed: 2026 },
    )
  })
})
