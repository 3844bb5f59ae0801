import { afterAll, beforeAll, expect, it } from 'vitest'
import { openTestDatabase } from '@/server/testing/test-database'
import type { Engine } from './engine/engine'
import { migrate, NewerSchemaError, readMigrations } from './migrate'

let engine: Engine
beforeAll(async () => {
  engine = await openTestDatabase({ migrated: false })
})
afterAll(() => engine.close())

const tables = () =>
  engine.read((tx) =>
    tx.raw.query<{ n: number }>(
      "select count(*)::integer as n from information_schema.tables where table_schema = 'public'",
    ),
  )

it('applies a broken migration not at all, then all of them once', async () => {
  const migrations = readMigrations()
  const broken = [
    ...migrations.slice(0, 1),
    { name: '0001_broken', statements: ['create table half (id integer)', 'select 1/0'] },
  ]
  await expect(migrate(engine, broken)).rejects.toThrow()
  const [half] = await engine.read((tx) =>
    tx.raw.query<{ found: string | null }>("select to_regclass('half')::text as found"),
  )
  expect(half?.found).toBeNull()
  expect(await migrate(engine, migrations)).toEqual(migrations.slice(1).map((migration) => migration.name))
  const [before] = await tables()
  expect(await migrate(engine, migrations)).toEqual([])
  expect(await tables()).toEqual([before])
})

it('refuses a schema that this build does not know', async () => {
  const known = readMigrations().slice(0, 1)
  await expect(migrate(engine, known)).rejects.toThrow(NewerSchemaError)
})

it('keeps audit records from being changed, deleted or truncated', async () => {
  await engine.transaction((tx) =>
    tx.raw.query(`insert into audit_records (seq, at, actor_kind, actor_id, actor_name, action, outcome, object_type, object_id, request_id, detail, previous_hash, hash)
      values (1, now(), 'system', 's', 's', 'a', 'done', 'o', 'i', 'r', '{}', 'x', 'y')`),
  )
  for (const statement of [
    "update audit_records set action = 'b'",
    'delete from audit_records',
    'truncate audit_records',
  ]) {
    await expect(engine.read((tx) => tx.raw.query(statement))).rejects.toThrow(/append-only/)
  }
})
