import { expect, it } from 'vitest'
import { openTestSystem } from '@/server/testing/open-test-system'
import { addSite, castOf, planOf, runningTest } from './ab-test-fixture'
import { assignAbTest } from './assignment'
import { readAbTestResults } from './results'
it('scale', { timeout: 580_000 }, async () => {
  const test = await openTestSystem()
  const cast = await castOf(test)
  await addSite(test, cast)
  const id = await runningTest(test, cast, { plan: planOf({ slug: 's', engine: 'always_valid', maturityHours: 24 }) })
  const [row] = await test.raw<{ no: number }>('select no from ab_tests where id = $1', [id])
  const no = row?.no ?? 0
  const now = test.clock.now().getTime()
  const as = () => test.callAs(cast.scientist.actor)
  let have = 0
  for (const n of [200_000, 2_000_000]) {
    await test.raw(`insert into ab_exposures select ${no}, 'e' || i, i % 2, to_timestamp(${now / 1000} - 30 * 86400 + ((i * 7919::bigint) % 2591000)), null, false, 'call', 1 << (i % 2), false, to_timestamp(${now / 1000}) from generate_series(${have}, ${n - 1}) i`)
    await test.raw(`insert into ab_outcomes select ${no}, 'e' || i, 'kpi:retention', to_timestamp(${now / 1000} - 30 * 86400 + ((i * 7919::bigint) % 2591000) + 60), (i % 7 = 0)::integer, to_timestamp(${now / 1000}) from generate_series(${have}, ${n - 1}) i`)
    await test.raw(`insert into ab_dirty select ${no}, w, floor((${now / 1000} - 30 * 86400) / 3600)::integer + h from generate_series(0, 720) h, (values (true), (false)) v(w) on conflict do nothing`)
    await test.raw('analyze')
    have = n
    let t = performance.now()
    const first = await readAbTestResults.execute(as(), { id })
    console.info(n, 'first read with fold', Math.round(performance.now() - t), first.units.entities, first.metrics[0]?.arms)
    const times: number[] = []
    for (let i = 0; i < 15; i++) {
      t = performance.now()
      await readAbTestResults.execute(as(), { id })
      times.push(Math.round(performance.now() - t))
    }
    console.info(n, 'reads', times.join(' '))
  }
  const caller = await test.withKey('ingest')
  const times: number[] = []
  for (let i = 0; i < 1000; i++) {
    const t = performance.now()
    await assignAbTest.execute(caller, { id, entity: `x${i}` })
    times.push(performance.now() - t)
  }
  times.sort((a, b) => a - b)
  console.info('assign p50', times[500]?.toFixed(2), 'p99', times[990]?.toFixed(2))
  expect(1).toBe(1)
  await test.close()
})
