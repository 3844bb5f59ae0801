import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { auditRecords } from '@/db/schema'
import { appendAudit, hashRecord } from '@/server/kernel/audit'
import { openTestSystem, type TestSystem } from '@/server/testing/open-test-system'
import { listAudit } from './list'
import { verifyAudit } from './verify'

let test: TestSystem
beforeAll(async () => {
  test = await openTestSystem()
})
afterAll(() => test.close())

const RECORDS = 20

async function append(count: number, useCaseId: string | null = null): Promise<void> {
  const { actor, now, requestId } = test.callAs({ kind: 'system', name: 'test' })
  await test.engine.transaction((tx) =>
    appendAudit(
      tx,
      { actor, action: 'thing.change', outcome: 'done', at: new Date(now.getTime() + 7), requestId },
      Array.from({ length: count }, (_, index) => ({
        object: { type: 'thing', id: `thing ${index}` },
        useCaseId,
        detail: { z: 1.5, a: [null, 'ü 🙂', { y: -0, x: 1e21 }], at: now, gone: undefined },
      })),
    ),
  )
}

/** What somebody could do who owns the database. */
async function behindItsBack(...statements: string[]): Promise<void> {
  await test.engine.transaction(async (tx) => {
    await tx.raw.query('alter table audit_records disable trigger user')
    for (const statement of statements) await tx.raw.query(statement)
    await tx.raw.query('alter table audit_records enable trigger user')
  })
}

const verify = async (input = {}) => verifyAudit.execute(await test.as('risk_officer'), input)
const kinds = async () => (await verify()).problems.map(({ seq, kind }) => `${seq} ${kind}`)

beforeEach(async () => {
  await behindItsBack(
    'delete from audit_records',
    `delete from audit_head`,
    `insert into audit_head (id, seq, hash) values (1, 0, repeat('0', 64))`,
  )
  await append(RECORDS)
})

describe('the audit chain', () => {
  it('is valid as written, on an empty table too', async () => {
    expect(await verify()).toMatchObject({ valid: true, records: RECORDS, head: { seq: RECORDS }, problems: [] })
    await behindItsBack('delete from audit_records', `update audit_head set seq = 0, hash = repeat('0', 64)`)
    expect(await verify()).toMatchObject({ valid: true, records: 0 })
  })

  it('refuses changes by its trigger', async () => {
    for (const statement of [
      `update audit_records set action = 'x'`,
      'delete from audit_records',
      'truncate audit_records',
    ]) {
      await expect(test.raw(statement)).rejects.toThrow()
    }
    expect(await verify()).toMatchObject({ valid: true, records: RECORDS })
  })

  it.each([
    [`action = 'y'`],
    [`actor_name = 'somebody else'`],
    [`outcome = 'denied'`],
    [`at = at + interval '1 microsecond'`],
    [`at = at + interval '1 millisecond'`],
    [`detail = detail || '{"z": 2}'`],
    [`use_case_id = 'uc_1'`],
    [`request_id = 'req_1'`],
    [`hash = repeat('f', 64)`],
  ])('finds a record with %s', async (change) => {
    await behindItsBack(`update audit_records set ${change} where seq = 7`)
    expect((await kinds())[0]).toBe('7 changed')
  })

  it('finds a changed record whose own hash was made anew, by the next one', async () => {
    const [row] = await test.engine.read((tx) => tx.select().from(auditRecords).where(eq(auditRecords.seq, 9)))
    if (!row) throw new Error('there is no record 9')
    const { hash: _, ...record } = { ...row, action: 'nothing.happened' }
    await behindItsBack(
      `update audit_records set action = '${record.action}', hash = '${hashRecord(record)}' where seq = 9`,
    )
    expect(await kinds()).toEqual(['10 reordered'])
  })

  it('finds records that are gone: one, several, the first, the last', async () => {
    await behindItsBack('delete from audit_records where seq in (1, 5, 11, 12)')
    expect(await kinds()).toEqual(['1 missing', '5 missing', '11 missing'])
    await behindItsBack('delete from audit_records where seq > 15')
    expect((await kinds()).at(-1)).toBe('16 truncated')
  })

  it('finds the end cut off together with its head', async () => {
    const noted = (await verify()).head
    await behindItsBack(
      'delete from audit_records where seq > 15',
      'update audit_head set seq = 15, hash = (select hash from audit_records where seq = 15)',
    )
    expect((await verify()).valid).toBe(true)
    const found = await verify({ seq: noted?.seq, hash: noted?.hash })
    expect(found).toMatchObject({ valid: false, problems: [{ seq: RECORDS, kind: 'checkpoint' }] })
  })

  it('finds two records that changed places', async () => {
    await behindItsBack(
      'update audit_records set seq = -1 where seq = 4',
      'update audit_records set seq = 4 where seq = 8',
      'update audit_records set seq = 8 where seq = -1',
    )
    expect(await kinds()).toEqual(
      expect.arrayContaining(['4 changed', '4 reordered', '5 reordered', '8 changed', '8 reordered', '9 reordered']),
    )
  })

  it('finds records put in: in a gap, before the first, beyond the head', async () => {
    const copy = (seq: number, from: number) =>
      `insert into audit_records select ${seq}, at, actor_kind, actor_id, actor_name, action, outcome, object_type,
       object_id, use_case_id, request_id, detail, previous_hash, hash from audit_records where seq = ${from}`
    await behindItsBack('delete from audit_records where seq = 6', copy(6, 5), copy(0, 1), copy(99, 20))
    expect(await kinds()).toEqual(['0 inserted', '6 changed', '6 reordered', '7 reordered', '99 inserted'])
  })

  it('finds a head that is gone or points elsewhere', async () => {
    await behindItsBack(`update audit_head set hash = repeat('a', 64)`)
    expect(await kinds()).toEqual(['20 head'])
    await behindItsBack('delete from audit_head')
    expect(await kinds()).toEqual(['20 head'])
  })

  it('is still valid while it grows', async () => {
    const growing = Promise.all(Array.from({ length: 10 }, () => append(30)))
    const found = await Promise.all(Array.from({ length: 5 }, () => verify()))
    await growing
    expect(found.every(({ valid }) => valid)).toBe(true)
    expect(await verify()).toMatchObject({ valid: true, records: RECORDS + 300 })
  })
})

describe('reading the audit', () => {
  it('pages newest first without gaps or repeats, and filters', async () => {
    const officer = await test.as('risk_officer')
    const seen: number[] = []
    let cursor: string | null = null
    do {
      const page = await listAudit.execute(officer, cursor === null ? { limit: 7 } : { limit: 7, cursor })
      seen.push(...page.items.map(({ seq }) => seq))
      cursor = page.next
    } while (cursor !== null)
    expect(seen).toEqual(Array.from({ length: RECORDS }, (_, index) => RECORDS - index))
    const one = await listAudit.execute(officer, { objectType: 'thing', objectId: 'thing 3', action: 'thing.change' })
    expect(one.items.map(({ seq }) => seq)).toEqual([4])
    const later = new Date(test.clock.now().getTime() + 3_600_000).toISOString()
    expect((await listAudit.execute(officer, { from: later })).items).toEqual([])
    expect((await listAudit.execute(officer, { actor: 'test', to: later, limit: 200 })).items).toHaveLength(RECORDS)
  })

  it('shows a manager of one use case the records of that one, and verifies only for the whole', async () => {
    await append(2, 'uc_mine')
    await append(1, 'uc_other')
    const manager = await test.as('manager', 'uc_mine')
    expect((await listAudit.execute(manager, {})).items.map(({ seq }) => seq)).toEqual([22, 21])
    await expect(verifyAudit.execute(manager, {})).rejects.toMatchObject({ code: 'forbidden' })
    for (const role of ['sme', 'data_scientist', 'devops'] as const) {
      await expect(listAudit.execute(await test.as(role), {})).rejects.toMatchObject({ code: 'forbidden' })
    }
    await expect(listAudit.execute(test.anonymous(), {})).rejects.toMatchObject({ code: 'unauthenticated' })
  })
})
