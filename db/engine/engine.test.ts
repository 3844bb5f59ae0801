import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestDatabase } from '@/server/testing/test-database'
import type { Engine, Tx } from './engine'

let engine: Engine
beforeAll(async () => {
  engine = await openTestDatabase({ migrated: false })
  await engine.read((tx) => tx.raw.script('create sequence turns'))
})
afterAll(() => engine.close())

it('a read is done once, however many wait for it', async () => {
  const turn = engine.read((tx) => tx.execute(sql`select nextval('turns')`))
  await Promise.all([turn, turn, turn.then(() => undefined)])
  expect(await engine.read((tx) => tx.raw.query('select last_value::integer as turn from turns'))).toEqual([
    { turn: 1 },
  ])
})

const SERVER = Boolean(process.env.TEST_DATABASE_URL)

describe.skipIf(!SERVER)('a connection that a server ends between two statements of a transaction', () => {
  const endOwn = async (tx: Tx) => {
    const [own] = await tx.raw.query<{ pid: number }>('select pg_backend_pid() as pid')
    await engine.read((other) => other.raw.query('select pg_terminate_backend($1, 5000)', [own?.pid]))
  }

  it('fails it with the reason the server gave', async () => {
    const work = engine.transaction(async (tx) => {
      await endOwn(tx)
      await tx.raw.query('select 1')
    })
    await expect(work).rejects.toMatchObject({ code: '57P01' })
  })

  it('leaves no trace of it to the next', async () => {
    await expect(engine.transaction(endOwn)).rejects.toThrow()
    const [next] = await engine.transaction((tx) => tx.raw.query('select 1 as one'))
    expect(next).toEqual({ one: 1 })
  })
})
