import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { Caller } from '@/server/kernel/context'
import { renderMetrics } from '@/server/kernel/metrics'
import { query } from '@/server/kernel/operation'
import { modelEndpoints } from '@/server/models/http'
import { predictionEndpoints } from '@/server/predictions/http'
import { openTestSystem, type TestSystem } from '@/server/testing/open-test-system'
import { useCaseEndpoints } from '@/server/use-cases/http'
import { createDispatch, type Dispatch } from './dispatch'
import type { RawEndpoint } from './endpoint'
import { streamBody } from './stream-body'
import { Throttle } from './throttle'

let test: TestSystem
let dispatch: Dispatch
const callers = new Map<string, Caller>()
let uploads = 0

/** Takes a body as a stream and answers its length; `?stop` answers without reading it. */
const upload: RawEndpoint = {
  method: 'POST',
  path: '/uploads/{name}',
  summary: 'Upload',
  operation: query({ name: 'uploads.take', permission: 'import:run', input: z.unknown(), run: async () => null }),
  handle: async (request, { params, query: search }) => {
    uploads++
    if (search.has('stop')) return Response.json({ bytes: null })
    let bytes = 0
    for await (const chunk of streamBody(request, 1_000_000)) bytes += chunk.length
    return Response.json({ name: params.name, bytes })
  },
}

async function resolveCaller(request: Request) {
  const name = request.headers.get('authorization')?.replace('Bearer ', '') ?? ''
  const caller = callers.get(name) ?? test.anonymous()
  return { caller, badKey: name === 'bad' }
}

beforeAll(async () => {
  test = await openTestSystem()
  callers.set('admin', await test.withKey('admin'))
  callers.set('read', await test.withKey('read'))
  callers.set('person', await test.as('admin'))
  callers.set('other', await test.withKey('admin'))
  const endpoints = [...useCaseEndpoints, ...modelEndpoints, ...predictionEndpoints, upload]
  dispatch = createDispatch({ endpoints, resolveCaller })
  await send('POST', '/use-cases', { body: useCase('main') })
  await send('POST', '/models', {
    body: { slug: 'm', name: 'M', useCase: 'main', kind: 'ml', task: 'binary', positiveClass: '1' },
  })
  await send('POST', '/models/m/versions', { body: { version: '1', features: [{ name: 'x', type: 'numeric' }] } })
})
afterAll(() => test.close())

type Sent = { body?: unknown; raw?: BodyInit; as?: string; headers?: Record<string, string>; through?: Dispatch }
const useCase = (slug: string) => ({ slug, name: slug, problem: 'p' })

async function send(method: string, path: string, sent: Sent = {}) {
  const { body, raw, as = 'admin', headers = {}, through = dispatch } = sent
  const content = raw ?? (body === undefined ? null : JSON.stringify(body))
  const init = {
    method,
    headers: {
      authorization: `Bearer ${as}`,
      ...(content !== null && { 'content-type': 'application/json' }),
      ...headers,
    },
    body: content,
    duplex: 'half',
  }
  const response = await through(new Request(`http://localhost/api/v1${path}`, init as RequestInit))
  const text = await response.text()
  return { status: response.status, headers: response.headers, body: text ? JSON.parse(text) : null, text }
}

describe('routes', () => {
  it('answers an unknown path with a problem', async () => {
    const answer = await send('GET', '/nothing')
    expect(answer.status).toBe(404)
    expect(answer.headers.get('content-type')).toBe('application/problem+json')
    expect(answer.body).toMatchObject({
      type: '/docs/api#not_found',
      title: 'Not found',
      status: 404,
      code: 'not_found',
    })
    expect(answer.body.requestId).toBe(answer.headers.get('x-request-id'))
  })

  it('names the methods of a known path', async () => {
    const answer = await send('PATCH', '/use-cases')
    expect(answer.status).toBe(405)
    expect(answer.headers.get('allow')).toBe('POST, GET, HEAD')
  })

  it('decodes path parameters and answers HEAD as GET', async () => {
    expect((await send('GET', '/use-cases/ma%69n')).body).toMatchObject({ slug: 'main' })
    expect((await send('HEAD', '/use-cases/main')).status).toBe(200)
  })
})

describe('who asks', () => {
  it('is told 401 without a key and with a wrong one', async () => {
    for (const as of ['', 'bad']) {
      const answer = await send('GET', '/use-cases', { as })
      expect(answer.status).toBe(401)
      expect(answer.headers.get('www-authenticate')).toMatch(/^Bearer/)
      expect(answer.body.code).toBe('unauthenticated')
    }
  })

  it('is told 403 before the body is looked at', async () => {
    const answer = await send('POST', '/use-cases', { as: 'read', raw: '{"broken', headers: { 'content-type': 'x/y' } })
    expect(answer.body).toMatchObject({
      status: 403,
      code: 'forbidden',
      detail: expect.stringContaining('use_case:write'),
    })
    const denied = await test.raw("select 1 from audit_records where outcome = 'denied' and action = 'useCases.create'")
    expect(denied).toHaveLength(1)
  })

  it('with a session changes things from our own pages only', async () => {
    const post = (headers: Record<string, string>) =>
      send('POST', '/use-cases', {
        as: 'person',
        body: useCase('origin'),
        headers: { host: 'plumbline.example', ...headers },
      })
    expect((await post({})).body.code).toBe('bad_origin')
    expect((await post({ origin: 'https://evil.example' })).status).toBe(403)
    expect((await post({ origin: 'null' })).status).toBe(403)
    expect((await post({ origin: 'http://plumbline.example' })).status).toBe(201)
    expect((await send('GET', '/use-cases', { as: 'person' })).status).toBe(200)
  })
})

describe('bodies', () => {
  it.each([
    ['cut JSON', '{"slug":', 400, 'invalid_json'],
    ['an array', '[]', 422, 'invalid_input'],
    ['null', 'null', 422, 'invalid_input'],
    ['a text', '"x"', 422, 'invalid_input'],
    ['nothing', '', 400, 'invalid_json'],
    ['a key twice', '{"slug":"a","slug":"b"}', 422, 'duplicate_key'],
    ['a field nobody knows', '{"slug":"a","name":"a","problem":"p","owner":"x"}', 422, 'invalid_input'],
    ['__proto__', '{"slug":"a","name":"a","problem":"p","__proto__":{"polluted":1}}', 422, 'invalid_input'],
    ['a depth bomb', '{"a":'.repeat(5000), 422, 'too_deep'],
  ])('refuses %s', async (_name, raw, status, code) => {
    const answer = await send('POST', '/use-cases', { raw })
    expect([answer.status, answer.body.code]).toEqual([status, code])
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
  })

  it('refuses other kinds of content', async () => {
    const answer = await send('POST', '/use-cases', { raw: '<x/>', headers: { 'content-type': 'text/xml' } })
    expect(answer.body).toMatchObject({ status: 415, code: 'unsupported_media_type' })
  })

  it('points at each field that is wrong', async () => {
    const answer = await send('POST', '/use-cases', { body: { slug: 'Not A Slug', problem: 'p' } })
    expect(answer.body.errors.map((error: { pointer: string }) => error.pointer).sort()).toEqual(['/name', '/slug'])
  })

  it('takes a field from path and body only when both agree', async () => {
    const version = (model: string) => ({ model, version: '1', features: [{ name: 'x', type: 'numeric' }] })
    expect((await send('POST', '/models/m/versions', { body: version('m') })).status).toBe(200)
    expect((await send('POST', '/models/m/versions', { body: version('n') })).body.errors[0].code).toBe('contradiction')
  })
})

describe('queries', () => {
  it('refuse what the contract does not know, and what is given twice', async () => {
    expect((await send('GET', '/use-cases?colour=red')).body.errors[0]).toMatchObject({ pointer: '/colour' })
    expect((await send('GET', '/use-cases?limit=1&limit=2')).body.errors[0]).toMatchObject({ pointer: '/limit' })
    expect((await send('GET', '/use-cases?limit=0')).status).toBe(422)
    expect((await send('GET', '/use-cases?cursor=xyz')).body.errors[0].code).toBe('invalid_cursor')
  })
})

describe('answers', () => {
  it('say 201 for new, 200 for the same again, 409 for another', async () => {
    expect((await send('POST', '/use-cases', { body: useCase('again') })).status).toBe(201)
    expect((await send('POST', '/use-cases', { body: useCase('again') })).status).toBe(200)
    const other = await send('POST', '/use-cases', { body: { ...useCase('again'), name: 'Other' } })
    expect(other.body).toMatchObject({ status: 409, code: 'conflict' })
  })

  it('lead through pages by the Link header', async () => {
    const slugs: string[] = []
    let path = '/use-cases?limit=1'
    for (let pages = 0; path !== '' && pages < 20; pages++) {
      const page = await send('GET', path)
      slugs.push(...page.body.items.map((item: { slug: string }) => item.slug))
      const next = /^<\/api\/v1(.+)>; rel="next"$/.exec(page.headers.get('link') ?? '')?.[1] ?? ''
      expect(next === '').toBe(page.body.next === null)
      path = next
    }
    expect(slugs).toEqual(expect.arrayContaining(['main', 'again']))
    expect(new Set(slugs).size).toBe(slugs.length)
  })

  const row = (id: string, over = {}) => ({
    id,
    timestamp: '2026-01-02T03:04:05Z',
    features: { x: 1 },
    prediction: '1',
    ...over,
  })
  const batch = (...predictions: unknown[]) => ({ model: 'm', version: '1', predictions })

  it('of a batch say 200, 207 or 422, with the counts', async () => {
    expect(await send('POST', '/predictions', { body: batch(row('a')) })).toMatchObject({
      status: 200,
      body: { accepted: 1 },
    })
    const mixed = await send('POST', '/predictions', { body: batch(row('b'), row('c', { timestamp: 'yesterday' })) })
    expect(mixed).toMatchObject({ status: 207, body: { received: 2, accepted: 1, rejected: [{ index: 1 }] } })
    const none = await send('POST', '/predictions', { body: batch(row('d', { timestamp: 'yesterday' })) })
    expect(none.headers.get('content-type')).toBe('application/problem+json')
    expect(none.body).toMatchObject({ status: 422, code: 'all_rejected', received: 1, rejected: [{ index: 0 }] })
  })

  it('of a batch are counted for /metrics', async () => {
    const counted = (fate: string) => {
      const line = new RegExp(`^plumbline_rows_total\\{operation="predictions.ingest",fate="${fate}"\\} (\\d+)$`, 'm')
      return Number(line.exec(renderMetrics())?.[1] ?? 0)
    }
    const before = { accepted: counted('accepted'), rejected: counted('rejected') }
    await send('POST', '/predictions', { body: batch(row('n1'), row('n2'), row('n3', { timestamp: 'x' })) })
    await send('POST', '/predictions', { body: batch(row('n4', { timestamp: 'x' })) })
    expect(counted('accepted') - before.accepted).toBe(2)
    expect(counted('rejected') - before.rejected).toBe(2)
    expect(renderMetrics()).toMatch(
      /plumbline_http_requests_total\{route="\/predictions",method="POST",status="207"\} \d/,
    )
  })

  it('of a batch as NDJSON are the same, with the envelope in the query', async () => {
    const raw = `${JSON.stringify(row('l1'))}\n${JSON.stringify(row('l2'))}\n`
    const headers = { 'content-type': 'application/x-ndjson' }
    const answer = await send('POST', '/predictions?model=m&version=1', { raw, headers })
    expect(answer).toMatchObject({ status: 200, body: { received: 2, accepted: 2 } })
    expect((await send('POST', '/use-cases', { raw, headers })).status).toBe(415)
  })

  it('name a row over 64 KB', async () => {
    const answer = await send('POST', '/predictions', {
      body: batch(row('e'), row('f', { entity: 'x'.repeat(70_000) })),
    })
    expect(answer.body).toMatchObject({ status: 413, errors: [{ pointer: '/predictions/1', code: 'row_too_large' }] })
  })
})

describe('Idempotency-Key', () => {
  const keyed = (key: string, body: unknown, as = 'admin') =>
    send('POST', '/use-cases', { body, as, headers: { 'idempotency-key': key } })

  it('gives the first answer again for the same request', async () => {
    const first = await keyed('k1', useCase('once'))
    const second = await keyed('k1', useCase('once'))
    expect([first.status, second.status]).toEqual([201, 201])
    expect(second.text).toBe(first.text)
    expect(second.headers.get('idempotency-replayed')).toBe('true')
    expect(first.headers.get('idempotency-replayed')).toBeNull()
    expect(second.headers.get('content-type')).toBe('application/json')
  })

  it('keeps refusals as well', async () => {
    const first = await keyed('k2', { slug: 'X' })
    expect([first.status, (await keyed('k2', { slug: 'X' })).text]).toEqual([422, first.text])
  })

  it('refuses the key for another body, and knows each actor by itself', async () => {
    await keyed('k3', useCase('three'))
    expect((await keyed('k3', useCase('four'))).body.code).toBe('idempotency_mismatch')
    expect((await keyed('k3', useCase('four'), 'other')).status).toBe(201)
  })

  it('lets one of many at the same time through', async () => {
    const answers = await Promise.all(Array.from({ length: 6 }, () => keyed('k4', useCase('race'))))
    const created = answers.filter((answer) => answer.status === 201 && !answer.headers.has('idempotency-replayed'))
    expect(created).toHaveLength(1)
    for (const answer of answers) {
      if (answer.status === 409) expect(answer.headers.get('retry-after')).toBe('1')
      else expect(answer.status).toBe(201)
    }
  })

  it('frees a key whose process died, and forgets after a day', async () => {
    await keyed('k5', useCase('five'))
    await test.raw(
      "update idempotency_keys set status = null, response = null, expires_at = created_at + interval '60 s'",
    )
    expect((await keyed('k5', useCase('five'))).body.code).toBe('idempotency_in_flight')
    test.clock.advance(61_000)
    for (const [name, caller] of callers) callers.set(name, { ...caller, now: test.clock.now() })
    expect((await keyed('k5', useCase('five'))).status).toBe(200)
  })

  it('stores nothing that can be read from the database', async () => {
    await keyed('the-key-itself', useCase('secret-slug'))
    const rows = await test.raw('select key, response from idempotency_keys')
    expect(rows.length).toBeGreaterThan(0)
    expect(JSON.stringify(rows)).not.toMatch(/secret-slug|the-key-itself/)
  })

  it('compares what was streamed, and keeps no answer given before its end', async () => {
    const put = (raw: string, path = '/uploads/u', key = 's1') =>
      send('POST', path, { raw, headers: { 'idempotency-key': key, 'content-type': 'text/csv' } })
    uploads = 0
    expect((await put('id,x\n1,2\n')).body).toEqual({ name: 'u', bytes: 9 })
    expect((await put('id,x\n1,2\n')).headers.get('idempotency-replayed')).toBe('true')
    expect((await put('id,x\n1,3\n')).body.code).toBe('idempotency_mismatch')
    expect(uploads).toBe(1)
    await put('x', '/uploads/u?stop', 's2')
    await put('x', '/uploads/u?stop', 's2')
    expect(uploads).toBe(3)
  })
})

describe('throttle', () => {
  it('refuses beyond the burst of a key, says when to come back, and lets others pass', async () => {
    const endpoints = [...useCaseEndpoints]
    const through = createDispatch({ endpoints, resolveCaller, throttle: new Throttle({ perSecond: 1, burst: 2 }) })
    const get = (as: string) => send('GET', '/use-cases', { as, through })
    expect((await get('admin')).headers.get('ratelimit')).toBe('"default";r=1;t=1')
    expect((await get('admin')).headers.get('ratelimit-policy')).toBe('"default";q=2;w=2')
    const refused = await get('admin')
    expect(refused.body).toMatchObject({ status: 429, code: 'too_many_requests' })
    expect(refused.headers.get('retry-after')).toBe('1')
    expect(refused.headers.get('ratelimit')).toBe('"default";r=0;t=2')
    expect((await get('other')).status).toBe(200)
    test.clock.advance(1000)
    expect((await get('admin')).status).toBe(200)
  })
})
