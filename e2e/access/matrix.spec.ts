import { expect, test } from '@playwright/test'
import { api } from '../fixtures/api'
import { createDatabase, type Database } from '../fixtures/database'
import { type People, seed } from '../fixtures/seed'
import { type RunningServer, startOn } from '../fixtures/server'
import { signInByHttp } from '../fixtures/session'
import { askAll, type Case } from './ask'
import { digest } from './digest'
import { expectationOf, type Line, missingFrom, nameOf } from './expectations'
import { ARTIFACT, abTest, type Objects } from './inputs'
import { createPrincipals, type Principal, verdictFor } from './principals'
import { rulesVersion } from './rules-version'
import { copyWithoutProxy } from './without-proxy'

type Items = { items: { id: string; email?: string; name?: string }[] }

let database: Database
let server: RunningServer
let objects: Objects
let principals: Principal[]
let cases: Case[]
let lines: Line[]

async function findObjects(people: People): Promise<Objects> {
  const call = api(server.url, server.key)
  const imports = await call<Items>('GET', '/imports')
  const members = await call<Items>('GET', '/members?limit=200')
  const made = await call<{ id: string }>('POST', '/keys', { name: 'theirs', scopes: ['read'], owner: 'installation' })
  const version = { model: 'scorer', version: '1' }
  const reason = 'For the access test.'
  const asked = await call<{ id: string }>('POST', '/promotions', { ...version, environment: 'staging', reason })
  const effectiveFrom = '2025-12-01T00:00:00Z'
  const serves = { ...version, environment: 'production', effectiveFrom, reason }
  const served = await call<{ id: string }>('POST', '/deployments', serves)
  await call('PUT', '/models/scorer/aliases/stable', { version: '1', reason })
  await call('POST', '/models/scorer/versions', rulesVersion)
  await uploadArtifact()
  const simulation = await call<{ id: string }>('POST', '/models/scorer/versions/rules/rules/simulations', {
    source: '1',
  })
  const simulated = async () => (await call<{ state: string }>('GET', `/rules/simulations/${simulation.body.id}`)).body
  await expect.poll(async () => (await simulated()).state, { timeout: 60_000 }).toBe('done')
  const session = await signInByHttp(server.url, people.admin)
  const answer = await fetch(`${server.url}/api/trpc/access.listSessions`, { headers: { cookie: session } })
  const listed = (await answer.json()) as { result: { data: { json: { id: string; current: boolean }[] } } }
  return {
    session,
    promotionId: asked.body.id,
    deploymentId: served.body.id,
    simulationId: simulation.body.id,
    abTestId: await concludedTest(session),
    importId: imports.body.items[0]?.id ?? '',
    memberId: members.body.items.find(({ email }) => email === people.sme.email)?.id ?? '',
    keyId: made.body.id,
    sessionId: listed.result.data.json.find(({ current }) => current)?.id ?? '',
  }
}

async function uploadArtifact(): Promise<void> {
  const answer = await fetch(`${server.url}/api/v1/models/scorer/versions/1/artifacts?name=${ARTIFACT}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${server.key}`, 'content-type': 'application/octet-stream' },
    body: 'weights',
  })
  expect(answer.status, await answer.text()).toBe(201)
}

/** A test that was signed and concluded, so that all of its reads have an answer. */
async function concludedTest(session: string): Promise<string> {
  const call = api(server.url, server.key)
  const drafted = await call<{ id: string }>('POST', '/ab-tests', { ...abTest, slug: 'theirs' })
  const { id } = drafted.body
  const act = async (verb: string, input: Record<string, unknown> = {}) => {
    const answer = await fetch(`${server.url}/api/trpc/abTests.${verb}`, {
      method: 'POST',
      headers: { cookie: session, origin: server.url, 'content-type': 'application/json' },
      body: JSON.stringify({ json: { id, ...input } }),
    })
    expect(answer.status, `${verb}: ${await answer.text()}`).toBe(200)
  }
  await act('freeze')
  await act('start')
  await act('conclude', { decision: 'promote', reason: 'For the access test.' })
  return id
}

test.describe.configure({ mode: 'serial', timeout: 300_000 })

test.beforeAll(async () => {
  test.setTimeout(300_000)
  database = await createDatabase()
  server = await startOn(database)
  const people = await seed(server)
  const call = api(server.url, server.key)
  objects = await findObjects(people)
  principals = await createPrincipals(server.url, call, people)
  lines = (await call<{ items: Line[] }>('GET', '/access')).body.items
  cases = lines.flatMap((asked) => {
    const expectation = expectationOf(asked)
    return expectation ? principals.map((who): Case => ({ who, asked, expectation })) : []
  })
})
test.afterAll(async () => {
  await server.stop('SIGKILL')
  await database.remove()
})

const verdictOf = ({ who, asked, expectation }: Case) => verdictFor(who, asked, expectation)
const denied = () => cases.filter((one) => verdictOf(one) !== 'allow')

test('every procedure, route and page of the running system has an expectation, and they agree', () => {
  expect(lines.filter((asked) => !expectationOf(asked)).map((asked) => `${asked.kind} ${nameOf(asked)}`)).toEqual([])
  expect(missingFrom(lines)).toEqual([])
  expect(Object.values(objects)).not.toContain('')
  const other = lines.filter((asked) => expectationOf(asked)?.need !== asked.permission)
  expect(other.map((asked) => `${nameOf(asked)}: ${asked.permission}`)).toEqual([])
})

test('whoever may not is refused, and nothing changes by it', async () => {
  const call = api(server.url, server.key)
  const before = await digest(call, database)
  expect(await askAll(server.url, objects, denied())).toEqual([])
  expect(await digest(call, database)).toEqual(before)
})

test('refusals of people and keys are in the audit', async () => {
  const call = api(server.url, server.key)
  const seen = new Set<string>()
  for (let path: string | null = '/audit?outcome=denied&limit=200'; path; ) {
    type Records = { items: { actor: { kind: string; name: string }; action: string }[]; next: string | null }
    const { body }: { body: Records } = await call<Records>('GET', path)
    for (const { actor, action } of body.items) seen.add(`${actor.name} ${action}`)
    path = body.next ? `/audit?outcome=denied&limit=200&cursor=${encodeURIComponent(body.next)}` : null
  }
  const wanted = denied().filter(
    (one) => one.asked.kind === 'route' && one.who.kind !== 'nobody' && verdictOf(one) === 'deny',
  )
  const nameInAudit = ({ who }: Case) => (who.kind === 'key' ? who.name : (auditNames[who.name] ?? `Test ${who.name}`))
  const missing = wanted.filter((one) => !seen.has(`${nameInAudit(one)} ${one.asked.name}`))
  expect(missing.map((one) => `${one.who.name} ${one.asked.name}`)).toEqual([])
})

const auditNames: Record<string, string> = { 'person of another use case': 'Out Sider' }

test('whoever may is let in', async () => {
  const allowed = cases.filter((one) => verdictOf(one) === 'allow')
  expect(await askAll(server.url, objects, allowed)).toEqual([])
})

test('without proxy.ts the same are refused', async () => {
  const copy = copyWithoutProxy()
  try {
    const nonceOf = async () => (await fetch(`${server.url}/sign-in`)).headers.get('content-security-policy') ?? ''
    expect(await nonceOf()).toContain('nonce-')
    await server.stop()
    server = await startOn(database, { root: copy.root })
    expect(await nonceOf()).not.toContain('nonce-')
    const call = api(server.url, server.key)
    const before = await digest(call, database)
    const sameOrigin = denied().map((one) => ({ ...one, who: { ...one.who, headers: here(one.who.headers) } }))
    expect(await askAll(server.url, objects, sameOrigin)).toEqual([])
    expect(await digest(call, database)).toEqual(before)
  } finally {
    copy.remove()
  }
})

/** The sessions are the same, the port is another. */
const here = (headers: Record<string, string>) => ('origin' in headers ? { ...headers, origin: server.url } : headers)
