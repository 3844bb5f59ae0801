import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openTestDatabase } from '@/server/testing/test-database'
import type { Engine } from './engine'

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
