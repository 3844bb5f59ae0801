import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openEmbedded } from './embedded'
import type { Engine } from './engine'
import { tidyTables } from './tidy-tables'

let engine: Engine
beforeEach(async () => {
  engine = await openEmbedded()
})
afterEach(() => engine.close())

const run = (text: string) => engine.read((tx) => tx.raw.query<{ n: number }>(text))
const number = async (text: string) => (await run(text))[0]?.n

describe('the embedded database is kept tidy', () => {
  it('tells the planner how many rows there are, and again when many more have come', async () => {
    const planned = () => number("select reltuples as n from pg_class where relname = 'things'")
    await run('create table things as select generate_series(1, 3000) as n')
    expect(await planned()).toBe(-1)
    await tidyTables(engine)
    expect(await planned()).toBe(3000)
    await run('insert into things select generate_series(1, 3000)')
    await tidyTables(engine)
    expect(await planned()).toBe(6000)
  })

  it('gives the room of long values that were replaced to the next ones', async () => {
    const long = "(select string_agg(md5(random()::text), '') from generate_series(1, 400))"
    const kept = () => number("select pg_total_relation_size('sums')::integer as n")
    await run('create table sums (id integer primary key, value text)')
    await run(`insert into sums select i, ${long} from generate_series(1, 5) i`)
    const replaceOften = async () => {
      for (let i = 0; i < 40; i++) await run(`update sums set value = ${long} || id`)
      await tidyTables(engine)
    }
    await replaceOften()
    const once = await kept()
    for (let round = 0; round < 4; round++) await replaceOften()
    expect(await kept()).toBeLessThan(1.5 * (once ?? 0))
  })

  it('finds rows by range without reading the others', async () => {
    await run('create table log as select i, repeat(md5(i::text), 4) as text from generate_series(1, 30000) i')
    await run('create index log_i on log using brin (i)')
    await run('insert into log select i, repeat(md5(i::text), 4) from generate_series(30001, 60000) i')
    await tidyTables(engine)
    const plan = await engine.read((tx) =>
      tx.raw.query<{ 'QUERY PLAN': string }>('explain (analyze, timing off) select from log where i > 59990'),
    )
    const removed = plan.map((row) => /Rows Removed by Index Recheck: (\d+)/.exec(row['QUERY PLAN'])?.[1]).join('')
    expect(Number(removed)).toBeGreaterThan(0)
    expect(Number(removed)).toBeLessThan(10_000)
  })
})
