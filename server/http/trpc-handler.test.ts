import superjson from 'superjson'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { SESSION_COOKIE, sessionToken } from '@/server/access/session'
import { openTestSystem, type TestSystem } from '@/server/testing/open-test-system'
import { fixedRoute } from './fixed-route'
import { handleTrpc, TRPC_BATCH_MAX } from './trpc-handler'

let test: TestSystem
let cookie: string
const { GET, POST, PUT } = fixedRoute({ GET: handleTrpc, POST: handleTrpc })

beforeAll(async () => {
  test = await openTestSystem()
  const { actor } = await test.addPerson({ grants: [{ role: 'admin', useCaseId: null }] })
  cookie = `${SESSION_COOKIE}=${await sessionToken(actor.sessionId)}`
})
afterAll(() => test.close())

const url = (path: string) => `http://plumbline.example/api/trpc/${path}`
const post = (body: string, headers: Record<string, string> = {}) =>
  POST(
    new Request(url('useCases.create'), {
      method: 'POST',
      body,
      headers: { cookie, host: 'plumbline.example', 'content-type': 'application/json', ...headers },
    }),
  )
const input = (value: unknown) => JSON.stringify(superjson.serialize(value))
const own = { origin: 'http://plumbline.example' }

describe('the screens’ API', () => {
  it('answers with the session of the cookie, and names the request', async () => {
    const response = await GET(
      new Request(url(`useCases.list?input=${encodeURIComponent(input({}))}`), { headers: { cookie } }),
    )
    expect(response.status).toBe(200)
    expect(response.headers.get('x-request-id')).toMatch(/^req_/)
    expect(await response.json()).toMatchObject({ result: { data: { json: { items: [] } } } })
  })

  it('changes things for its own pages only', async () => {
    const body = input({ slug: 'fraud', name: 'Fraud', problem: 'p' })
    const foreign = await post(body, { origin: 'https://evil.example' })
    expect([foreign.status, (await foreign.json()).code]).toEqual([403, 'bad_origin'])
    expect((await post(body)).status).toBe(403)
    expect((await post(body, own)).status).toBe(200)
  })

  it('carries code, fields and request id of a refusal', async () => {
    const response = await post(input({ slug: 'Not A Slug', name: 'x', problem: 'p' }), own)
    const { error } = await response.json()
    expect(response.status).toBe(422)
    expect(error.json.data).toMatchObject({ code: 'invalid_input', errors: [{ pointer: '/slug' }] })
    expect(error.json.data.requestId).toBe(response.headers.get('x-request-id'))
  })

  it('keeps the limits of a body', async () => {
    expect(await (await post(`{"json":${'['.repeat(5000)}`, own)).json()).toMatchObject({ code: 'too_deep' })
    expect(await (await post('x'.repeat(3_000_000), own)).json()).toMatchObject({ code: 'too_large' })
    expect(await (await post('{"json":', own)).json()).toMatchObject({ code: 'invalid_json' })
  })

  it('takes a bounded batch and no other method', async () => {
    const batch = (n: number) => {
      const inputs = Object.fromEntries(Array.from({ length: n }, (_, i) => [i, superjson.serialize({})]))
      const search = new URLSearchParams({ batch: '1', input: JSON.stringify(inputs) })
      return GET(new Request(url(`${Array(n).fill('useCases.list').join(',')}?${search}`), { headers: { cookie } }))
    }
    expect((await batch(TRPC_BATCH_MAX)).status).toBe(200)
    expect((await batch(TRPC_BATCH_MAX + 1)).status).toBe(400)
    const refused = await PUT(new Request(url('useCases.list'), { method: 'PUT' }))
    expect([refused.status, refused.headers.get('allow')]).toEqual([405, 'GET, POST, HEAD'])
  })

  it('knows nobody without a session', async () => {
    const response = await GET(new Request(url('useCases.list')))
    expect(response.status).toBe(401)
    expect((await response.json()).error.json.data.code).toBe('unauthenticated')
  })
})
