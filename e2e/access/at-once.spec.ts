import { expect, test } from '@playwright/test'
import { api } from '../fixtures/api'
import { createDatabase, type Database, onPostgres } from '../fixtures/database'
import { type RunningServer, startOn } from '../fixtures/server'
import { signInByHttp } from '../fixtures/session'

type Made = { id: string; key: string }

let database: Database
let server: RunningServer
let call: ReturnType<typeof api>

test.beforeAll(async () => {
  database = await createDatabase()
  server = await startOn(database)
  call = api(server.url, server.key)
})
test.afterAll(async () => {
  await server.stop('SIGKILL')
  await database.remove()
})

/** An administrator who is not the only one, signed in, with a key of their own. */
async function somebody(name: string) {
  const who = { email: `${name}@example.com`, password: `correct horse ${name} 42` }
  const { body } = await call<Made>('POST', '/members', { ...who, name, roles: ['admin'] })
  const cookie = await signInByHttp(server.url, who)
  const own = async (method: string, path: string, input?: unknown) => {
    const init = { method, headers: { cookie, origin: server.url, 'content-type': 'application/json' } }
    const answer = await fetch(server.url + path, {
      ...init,
      ...(input !== undefined && { body: JSON.stringify(input) }),
    })
    return { status: answer.status, body: (await answer.json()) as Made }
  }
  const key = await own('POST', '/api/v1/keys', { name: `key of ${name}`, scopes: ['admin'] })
  expect(key.status).toBe(201)
  const byKey = async (path: string) => (await api(server.url, key.body.key)('GET', path)).status
  const bySession = async (path: string) => (await own('GET', `/api/v1${path}`)).status
  expect([await byKey('/members'), await bySession('/members')]).toEqual([200, 200])
  return { id: body.id, own, byKey, bySession, keyId: key.body.id, who }
}

test('a revoked key dies with its next request', async () => {
  const { byKey, bySession, keyId } = await somebody('ada')
  expect((await call('DELETE', `/keys/${keyId}`)).status).toBe(200)
  expect([await byKey('/members'), await bySession('/members')]).toEqual([401, 200])
})

test('a session that ended dies with its next request', async () => {
  const { own, byKey, bySession } = await somebody('grace')
  expect((await own('POST', '/api/trpc/access.signOut', { json: {} })).status).toBe(200)
  expect([await byKey('/members'), await bySession('/members')]).toEqual([200, 401])
})

test('whoever is disabled has neither session nor key from the next request on', async () => {
  const { id, byKey, bySession, who } = await somebody('edsger')
  expect((await call('PATCH', `/members/${id}`, { status: 'disabled' })).status).toBe(200)
  expect([await byKey('/members'), await bySession('/members')]).toEqual([401, 401])
  await expect(signInByHttp(server.url, who)).rejects.toThrow('could not sign in')
})

test('another role counts from the next request on, for the session and for the key', async () => {
  const { id, byKey, bySession } = await somebody('barbara')
  expect((await call('PATCH', `/members/${id}`, { roles: ['devops'] })).status).toBe(200)
  expect([await byKey('/members'), await bySession('/members')]).toEqual([403, 403])
  expect([await byKey('/models'), await bySession('/models')]).toEqual([200, 200])
  expect((await call('PATCH', `/members/${id}`, { roles: ['admin'] })).status).toBe(200)
  expect([await byKey('/members'), await bySession('/members')]).toEqual([200, 200])
})

test('another password ends the other sessions', async () => {
  const { own, bySession, who } = await somebody('donald')
  const other = await signInByHttp(server.url, who)
  const asOther = async () => (await fetch(`${server.url}/api/v1/models`, { headers: { cookie: other } })).status
  expect(await asOther()).toBe(200)
  const input = { json: { current: who.password, password: 'an entirely new horse' } }
  expect((await own('POST', '/api/trpc/access.changePassword', input)).status).toBe(200)
  expect([await asOther(), await bySession('/models')]).toEqual([401, 200])
})

test('what a cookie authenticates is only done for our own pages', async () => {
  const { own, who } = await somebody('tony')
  const cookie = await signInByHttp(server.url, who)
  const create = (headers: Record<string, string>) =>
    fetch(`${server.url}/api/v1/use-cases`, {
      method: 'POST',
      headers: { cookie, 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ slug: 'forged', name: 'Forged', problem: 'Sent by another site.' }),
    })
  expect((await create({})).status).toBe(403)
  expect((await create({ origin: 'https://evil.example' })).status).toBe(403)
  expect((await own('GET', '/api/v1/use-cases/forged')).status).toBe(404)
})

type Verified = { valid: boolean; problems: { seq: number }[] }
const verify = async () => (await call<Verified>('GET', '/audit/verify')).body

// The embedded database lets nobody in beside the server; server/audit/verify.test.ts does the same from inside.
test('a record changed behind its back is found', async () => {
  const own = database.server
  test.skip(!own, 'needs a database that can be reached beside the server')
  if (!own) return
  expect(await verify()).toMatchObject({ valid: true, problems: [] })
  await expect(onPostgres(own.url, 'update audit_records set actor_name = actor_name where seq = 2')).rejects.toThrow()
  const triggers = `alter table audit_records disable trigger user`
  await onPostgres(own.url, `${triggers}; update audit_records set actor_name = 'somebody else' where seq = 2`)
  const found = await verify()
  expect(found.valid).toBe(false)
  expect(found.problems.map(({ seq }) => seq)).toContain(2)
})
