import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Caller } from '@/server/kernel/context'
import { requestPromotion } from '@/server/promotions/request'
import type { TestSystem } from '@/server/testing/open-test-system'
import { type Cast, openWithCast, planOf, runningTest } from './ab-test-fixture'
import { concludeAbTest, promotionOfAbTest } from './conclude'
import { ingestExposures } from './exposures'
import { ingestOutcomes } from './outcomes'
import { readAbTestResults } from './results'

const HOUR = 3_600_000
let test: TestSystem
let cast: Cast
const as = (name: keyof Cast): Caller => test.callAs(cast[name].actor)
const ingest = () => test.withKey('ingest')

beforeAll(async () => {
  ;({ test, cast } = await openWithCast())
})
afterAll(() => test.close())

describe('a conclusion to promote', () => {
  it('fills in the request, with the frozen evidence', async () => {
    const slug = 'better'
    const id = await runningTest(test, cast, {
      plan: planOf({ slug, primary: { metric: 'kpi:retention', direction: 'up', mde: 0.3 } }),
    })
    const caller = await ingest()
    const start = test.clock.now().getTime() - 3 * HOUR
    const timestamp = new Date(start).toISOString()
    const rows = Array.from({ length: 400 }, (_, i) => ({
      entity: `u${i}`,
      arm: i % 2 ? 'challenger' : 'control',
      timestamp,
    }))
    await ingestExposures.execute(caller, { id, exposures: rows })
    const outcomes = rows.map(({ entity, arm }, i) => ({
      entity,
      metric: 'kpi:retention',
      value: i % 10 < (arm === 'challenger' ? 6 : 2) ? 1 : 0,
      timestamp,
    }))
    await ingestOutcomes.execute(caller, { id, outcomes })
    const found = await readAbTestResults.execute(as('manager'), { id })
    expect(found).toMatchObject({ verdict: 'promote', arm: 'challenger', exploratory: false })
    expect(found.clauses.find(({ fired }) => fired)?.id).toBe('primary_better')
    await concludeAbTest.execute(as('manager'), { id, decision: 'promote', reason: 'Players stay.' })
    const { request, evidence } = await promotionOfAbTest.execute(as('scientist'), { id })
    expect(request).toMatchObject({ model: 'm', version: 'v2', environment: 'production' })
    expect(request.reason).toContain(evidence.recordHash.slice(0, 12))
    const { item } = await requestPromotion.execute(as('scientist'), request)
    expect(item).toMatchObject({ status: 'pending', version: 'v2' })
  })
})
