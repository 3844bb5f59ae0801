import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openEmbedded } from './embedded'
import type { Engine, Tx } from './engine'

let engine: Engine
beforeAll(async () => {
  engine = await openEmbedded()
  await engine.read((tx) =>
    tx.raw.script('create table notes (no integer primary key, text text, data bytea, at timestamptz)'),
  )
})
afterAll(() => engine.close())

const numbers = async () =>
  (await engine.read((tx) => tx.raw.query<{ no: number }>('select no from notes order by no'))).map(({ no }) => no)
const note = (tx: Tx, no: number) => tx.raw.query('insert into notes (no) values ($1)', [no])

describe('a transaction', () => {
  it('is undone when its work fails, and the next one is its own', async () => {
    const failed = engine.transaction(async (tx) => {
      await note(tx, 1)
      throw new Error('changed my mind')
    })
    const next = engine.transaction((tx) => note(tx, 2))
    await expect(failed).rejects.toThrow('changed my mind')
    await next
    expect(await numbers()).toEqual([2])
  })

  it('is not seen from outside before it ends', async () => {
    let seen: Promise<number[]> = Promise.resolve([])
    await engine.transaction(async (tx) => {
      seen = numbers()
      await note(tx, 3)
      await tx.raw.query('select 1')
    })
    expect(await seen).toEqual([2, 3])
  })

  it('takes no statement once it has ended: that would be part of another', async () => {
    const late = await engine.transaction(async (tx) => () => note(tx, 4))
    await expect(engine.transaction(late)).rejects.toThrow('the transaction has ended')
    expect(await numbers()).toEqual([2, 3])
  })
})

it('says of a failure what PostgreSQL says', async () => {
  const twice = engine.transaction((tx) => note(tx, 2))
  await expect(twice).rejects.toMatchObject({
    code: '23505',
    constraint: 'notes_pkey',
    table: 'notes',
    severity: 'ERROR',
  })
})

it('keeps bytes, also those that are part of something larger, and gives times as each reader wants them', async () => {
  const large = Buffer.from('before and after')
  const part = large.subarray(7, 10)
  const [kept] = await engine.transaction((tx) =>
    tx.raw.query<{ data: Uint8Array; at: Date }>('insert into notes values ($1, $2, $3, $4) returning data, at', [
      5,
      'five',
      part,
      '2026-05-03T10:00:00Z',
    ]),
  )
  expect([...(kept?.data ?? [])]).toEqual([...part])
  expect(kept?.at).toEqual(new Date('2026-05-03T10:00:00Z'))
  const { rows } = (await engine.read((tx) => tx.execute(sql`select at from notes where no = 5`))) as unknown as {
    rows: { at: string }[]
  }
  expect(rows).toEqual([{ at: '2026-05-03 10:00:00+00' }])
})

it('takes a COPY', async () => {
  const table = Buffer.from('7\tseven\n8\teight\n')
  await engine.transaction((tx) =>
    tx.raw.sequence([{ text: 'copy notes (no, text) from stdin', data: table.subarray(8) }]),
  )
  expect(await numbers()).toEqual([2, 3, 5, 8])
})

it('leaves this thread free while it computes', async () => {
  let turns = 0
  const counting = setInterval(() => turns++, 1)
  await engine.read((tx) => tx.raw.query('select count(*) from generate_series(1, 1000000)'))
  clearInterval(counting)
  expect(turns).toBeGreaterThan(1)
})

it('says what it cannot open', async () => {
  const place = mkdtempSync(path.join(tmpdir(), 'plumbline-'))
  const file = path.join(place, 'database')
  writeFileSync(file, 'not a directory')
  await expect(openEmbedded(file)).rejects.toThrow(`on opening ${file}`)
  rmSync(place, { recursive: true })
})

it('once it is closed, says that the database is gone', async () => {
  const own = await openEmbedded()
  await own.close()
  await expect(own.read((tx) => tx.raw.query('select 1'))).rejects.toMatchObject({ code: '57P01' })
})
