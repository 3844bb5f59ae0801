import { existsSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type DemoData, demoData } from '@/db/seed/flights/demo-data'
import { flightsFile } from '@/db/seed/flights/read'
import { MODEL, replay } from '@/db/seed/flights/replay'
import { TEST } from '@/db/seed/load/ab-plan'
import { AbTestReplay } from '@/db/seed/load/ab-test'
import { model, useCase, value, versionBody } from '@/db/seed/load/catalogue'
import type { DemoPeople } from '@/db/seed/load/governance'
import { type Api, post, put } from '@/db/seed/load/http'
import { sendBatch } from '@/db/seed/load/send-batch'
import { ROLES } from '@/domain/access/roles'
import { createDispatch, type Dispatch } from '@/server/http/dispatch'
import { endpoints } from '@/server/http/endpoints'
import type { Caller } from '@/server/kernel/context'
import { openTestSystem, type TestSystem } from '@/server/testing/open-test-system'
import type { AbTestResults } from './to-results'

/** Fewer would let the test begin before the first labels came. */
const ROWS = 40_000

let test: TestSystem
let dispatch: Dispatch
let people: DemoPeople
let data: DemoData
let replayed: AbTestReplay
const callers = new Map<string, () => Caller>()

const apiOf =
  (who: string): Api =>
  async ({ method, path, body }) => {
    const headers = {
      authorization: who,
      'content-type': 'application/json',
      origin: 'http://localhost',
      host: 'localhost',
    }
    const init = { method, headers, ...(body && { body: body() }) }
    const answer = await dispatch(new Request(`http://localhost/api/v1${path}`, init))
    return { status: answer.status, body: await answer.json(), retryAfter: null }
  }

describe.skipIf(!existsSync(flightsFile()))('the test of the demo', () => {
  const said: string[] = []
  const read = async (query = '') =>
    (await people.manager({ method: 'GET', path: `/ab-tests/${TEST}/results${query}` })).body as AbTestResults

  beforeAll(async () => {
    test = await openTestSystem()
    const resolveCaller = async (request: Request) => {
      const caller = callers.get(request.headers.get('authorization') ?? '')?.() ?? test.anonymous()
      return { caller, badKey: false }
    }
    dispatch = createDispatch({ endpoints, resolveCaller })
    for (const role of ROLES) {
      const person = await test.addPerson({ name: role, grants: [{ role, useCaseId: null }] })
      callers.set(role, () => test.callAs(person.actor))
    }
    people = Object.fromEntries(ROLES.map((role) => [role, apiOf(role)])) as DemoPeople
    data = await demoData(ROWS)
    await post(people.sme, '/use-cases', useCase)
    await post(people.data_scientist, '/models', model)
    for (const version of data.versions)
      await post(people.data_scientist, `/models/${MODEL}/versions`, versionBody(version))
    await put(people.sme, `/models/${MODEL}/value`, value)
  })
  beforeAll(async () => {
    replayed = new AbTestReplay(people, data, (line) => said.push(line))
    for (const { now, batches } of replay(data)) {
      if (replayed.decision) break
      await replayed.before(now)
      for (const batch of batches) await sendBatch(people.admin, batch)
      await replayed.after(now)
    }
    await replayed.finish()
  })
  afterAll(() => test.close())

  it('is planned, signed, fed and concluded beside the replay', () => {
    expect(said).toEqual([expect.stringContaining(TEST)])
    expect(replayed.decision).toMatchObject({ decision: expect.stringMatching(/^(promote|hold|roll_back)$/) })
  })

  it('ends sound, with every route mature and a verdict that its figures carry', async () => {
    const results = await read()
    expect(results.health.filter(({ status }) => status === 'fail')).toEqual([])
    expect(['promote', 'hold', 'roll_back']).toContain(results.verdict)
    expect(results.look.phase).toBe('final')
    expect(results.units.mature).toEqual(results.units.exposed)
    expect(results.daysRun).toBeGreaterThan(21)
    expect(results.daysRun).toBeLessThan(36)
    expect(
      results.metrics.every(({ comparisons }) => comparisons.every(({ absolute }) => absolute.value !== null)),
    ).toBe(true)
  })

  it('taken up again after an interruption, it is the same test', async () => {
    const again = new AbTestReplay(people, data, (line) => said.push(line))
    await again.before(Number.MAX_SAFE_INTEGER)
    expect(again.decision).not.toBeNull()
    expect(said).toHaveLength(1)
  })
})
