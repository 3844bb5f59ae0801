import { afterAll, beforeAll, expect, it } from 'vitest'
import { type ReplayedRecord, replayDeployments } from '@/domain/deployments/replay'
import { type Served, whatServed } from '@/domain/deployments/what-served'
import { decidePromotion } from '@/server/promotions/decide'
import { addSite, ask, type Cast, castOf, refused } from '@/server/promotions/promotion-fixture'
import { openTestSystem, type TestSystem } from '@/server/testing/open-test-system'
import { createDeployment } from './create'
import { endDeployment } from './end'
import { listDeployments } from './list'
import { rollbackDeployment } from './rollback'

const HOUR = 3_600_000
const MODELS = ['ada', 'bob', 'cyd']
const PLACES = ['production', 'staging']
const VERSIONS = ['v0', 'v1', 'v2', 'v3']
const STEPS = 120
const TIMES = 1000

let test: TestSystem
let cast: Cast
/** Same numbers in every run. */
let state = 20_260_115
const random = () => {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
  return state / 2 ** 32
}
const one = <T>(of: readonly T[]): T => of[Math.floor(random() * of.length)] as T

beforeAll(async () => {
  test = await openTestSystem()
  cast = await castOf(test)
  for (const model of MODELS) await addSite(test, cast, { useCase: model, model, versions: VERSIONS })
})
afterAll(() => test.close())

const as = (name: keyof Cast) => test.callAs(cast[name].actor)

async function liveId(model: string, environment: string): Promise<string> {
  const { items } = await listDeployments.execute(as('risk'), { model, environment })
  return items[0]?.id ?? 'dep_nobody'
}

/** Something that somebody might do; many of them are refused, and leave no trace in the history. */
async function step(): Promise<void> {
  const [model, environment, version] = [one(MODELS), one(PLACES), one(VERSIONS)]
  const dice = random()
  if (dice < 0.2) {
    const from = test.clock.now().getTime() - Math.floor(random() * 900) * HOUR
    const to = from + Math.ceil(random() * 100) * HOUR
    const span = { effectiveFrom: new Date(from).toISOString(), effectiveTo: new Date(to).toISOString() }
    await refused(createDeployment.execute(as('admin'), { model, version, environment, ...span, reason: 'History.' }))
  } else if (dice < 0.3) {
    await refused(endDeployment.execute(as('manager'), { id: await liveId(model, environment), reason: 'Off.' }))
  } else if (dice < 0.5) {
    await refused(rollbackDeployment.execute(as('manager'), { id: await liveId(model, environment), reason: 'Back.' }))
  } else {
    const asked = await ask(as('requester'), { model, version, environment }).catch(() => null)
    if (asked) {
      await refused(decidePromotion.execute(as('manager'), { id: asked.item.id, decision: 'approve', reason: 'Go.' }))
    }
  }
  test.clock.advance(Math.floor(random() * 3 * HOUR))
}

const shown = ({ id, model, environment, version, digest }: Omit<Served, 'effectiveFrom' | 'effectiveTo'>) =>
  `${model} ${environment} ${version} ${digest} ${id}`

it('what served at a thousand random times equals a replay of the audit', async () => {
  for (let i = 0; i < STEPS; i++) await step()
  const records = await test.raw<ReplayedRecord>(
    `select outcome, detail from audit_records where object_type = 'deployment' order by seq`,
  )
  const history = replayDeployments(records)
  expect(history.length).toBeGreaterThan(30)
  const edges = history.flatMap(({ effectiveFrom, effectiveTo }) => [effectiveFrom, effectiveTo ?? effectiveFrom])
  const [first, last] = [Math.min(...edges) - HOUR, test.clock.now().getTime() + HOUR]
  let served = 0
  for (let i = 0; i < TIMES; i++) {
    const at = i % 4 === 0 ? one(edges) : Math.floor(first + random() * (last - first))
    const answer = await listDeployments.execute(as('risk'), { at: new Date(at).toISOString(), limit: 200 })
    const replayed = whatServed(history, at).map(shown).sort()
    expect(answer.items.map(shown).sort(), new Date(at).toISOString()).toEqual(replayed)
    served += replayed.length
  }
  expect(served).toBeGreaterThan(TIMES)
}, 240_000)
