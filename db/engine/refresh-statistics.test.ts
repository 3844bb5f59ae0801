import { expect, it } from 'vitest'
import { openEmbedded } from './embedded'
import { refreshStatistics } from './refresh-statistics'

it('tells the planner of the embedded database how many rows there are', async () => {
  const engine = await openEmbedded()
  const planned = async () => {
    const [row] = await engine.read((tx) =>
      tx.raw.query<{ n: number }>("select reltuples as n from pg_class where relname = 'things'"),
    )
    return row?.n
  }
  await engine.read((tx) => tx.raw.script('create table things as select generate_series(1, 3000) as n'))
  expect(await planned()).toBe(-1)
  await refreshStatistics(engine)
  expect(await planned()).toBe(3000)
  await engine.close()
})
