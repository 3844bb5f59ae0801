import { afterAll, beforeAll, expect, it } from 'vitest'
import { type ReplayedRecord, replayDeployments } from '@/domain/deployments/replay'
import { verifyChain } from '@/server/audit/verify'
import { listAliases } from '@/server/deployments/aliases'
import { createDeployment } from '@/server/deployments/create'
import { listEvents } from '@/server/deployments/events'
import { rollbackDeployment } from '@/server/deployments/rollback'
import { openTestSystem, type TestSystem } from '@/server/testing/open-test-system'
import { decidePromotion } from './decide'
import { addSite, ask, type Cast, castOf, refused } from './promotion-fixture'

const CANDIDATES = 25
const ROUNDS = 3
const model = 'rush'
const versions = Array.from({ length: CANDIDATES }, (_, i) => `v${i + 1}`)

let test: TestSystem
let cast: Cast
beforeAll(async () => {
  test = await openTestSystem()
  cast = await castOf(test)
  await addSite(test, cast, { useCase: 'rush', model, versions: ['v0', ...versions] })
  const served = { model, version: 'v0', environment: 'production', effectiveFrom: '2025-01-01T00:00:00Z' }
  await createDeployment.execute(test.callAs(cast.admin.actor), { ...served, reason: 'Served before.' })
})
afterAll(() => test.close())

const live = () =>
  test.raw<{ id: string; version: string }>(
    `select d.id, v.version from deployments d join model_versions v on v.id = d.version_id where d.effective_to is null`,
  )

it('fifty approvals and rollbacks at once leave one champion, one history and a chain that verifies', async () => {
  const outcomes: string[] = []
  for (let round = 0; round < ROUNDS; round++) {
    const [now] = await live()
    const open: string[] = []
    for (const version of versions) {
      if (version === now?.version) continue
      open.push((await ask(test.callAs(cast.requester.actor), { model, version })).item.id)
    }
    const manager = () => test.callAs(cast.manager.actor)
    const approvals = open.map((id) =>
      refused(decidePromotion.execute(manager(), { id, decision: 'approve', reason: 'Go.' })),
    )
    const rollbacks = Array.from({ length: 50 - open.length }, () =>
      refused(rollbackDeployment.execute(manager(), { id: now?.id ?? '', reason: 'Back.' })),
    )
    outcomes.push(...(await Promise.all([...approvals, ...rollbacks])))
    expect(await live()).toHaveLength(1)
    test.clock.advance(60_000)
  }
  const expected = [
    'let through',
    'conflict not_pending',
    'conflict not_live',
    'conflict nothing_before',
    'conflict evidence_moved',
  ]
  expect(outcomes.filter((outcome) => !expected.includes(outcome))).toEqual([])
  expect(outcomes.filter((outcome) => outcome === 'let through').length).toBeGreaterThanOrEqual(ROUNDS)

  expect(await test.engine.read((tx) => verifyChain(tx))).toMatchObject({ valid: true })
  const [champion] = (await listAliases.execute(test.callAs(cast.risk.actor), { model })).items
  const [now] = await live()
  expect(champion).toMatchObject({ alias: 'champion', version: now?.version })

  const records = await test.raw<ReplayedRecord>(
    `select outcome, detail from audit_records where object_type = 'deployment' order by seq`,
  )
  const history = replayDeployments(records).sort((a, b) => a.effectiveFrom - b.effectiveFrom)
  for (const [i, one] of history.entries()) expect(one.effectiveTo).toBe(history[i + 1]?.effectiveFrom ?? null)
  const { items } = await listEvents.execute(test.callAs(cast.risk.actor), { limit: 200 })
  expect(items.map(({ sequence }) => sequence)).toEqual(items.map((_, i) => i + 1))
  expect(items).toHaveLength(history.length)
}, 240_000)
