import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { DRIFT_PRESETS } from '@/domain/drift/finding'
import { BATCH_ROWS_MAX } from '@/domain/predictions/batch'
import { figureEndpoints } from '@/server/figures/http'
import { addModel } from '@/server/imports/import-fixture'
import type { Caller } from '@/server/kernel/context'
import { labelEndpoints } from '@/server/labels/http'
import { modelEndpoints } from '@/server/models/http'
import { referenceEndpoint } from '@/server/models/upload-reference'
import { predictionEndpoints } from '@/server/predictions/http'
import { openTestSystem, type TestSystem } from '@/server/testing/open-test-system'
import { createDispatch, type Dispatch } from './dispatch'
import { BODY_BYTES_MAX } from './read-body'

let test: TestSystem
let dispatch: Dispatch
let model = ''
let n = 0
const callers = new Map<string, Caller>()

beforeAll(async () => {
  test = await openTestSystem()
  callers.set('admin', await test.withKey('admin'))
  callers.set('read', await test.withKey('read'))
  const rows = [...predictionEndpoints, ...labelEndpoints]
  const endpoints = [...modelEndpoints, referenceEndpoint, ...rows, ...figureEndpoints]
  dispatch = createDispatch({
    endpoints,
    resolveCaller: async (request) => {
      const name = request.headers.get('authorization')?.replace('Bearer ', '') ?? ''
      return { caller: callers.get(name) ?? test.anonymous(), badKey: name === 'wrong' }
    },
  })
})
afterAll(() => test.close())
beforeEach(async () => {
  model = `m${n++}`
  await addModel(test, model, [
    { name: 'x', type: 'numeric' },
    { name: 'c', type: 'categorical' },
  ])
})

type Sent = { headers?: Record<string, string>; as?: string }
async function send(method: string, path: string, body: BodyInit | null, { headers = {}, as = 'admin' }: Sent = {}) {
  const init = { method, body, duplex: 'half' }
  const own = {
    authorization: `Bearer ${as}`,
    ...(body !== null && { 'content-type': 'application/json' }),
    ...headers,
  }
  const request = new Request(`http://localhost/api/v1${path}`, { ...init, headers: own } as RequestInit)
  const answer = await dispatch(request)
  return { status: answer.status, type: answer.headers.get('content-type'), body: await answer.json() }
}
const get = async (path: string) => (await send('GET', `/models/${model}/versions/1/${path}`, null)).body

const row = (id: string, over = {}) => ({
  id,
  timestamp: '2026-01-02T03:04:05Z',
  features: { x: 1, c: 'a' },
  prediction: '1',
  score: 0.5,
  ...over,
})
const batch = (predictions: unknown[], over = {}) => JSON.stringify({ model, version: '1', predictions, ...over })
const post = (body: BodyInit, sent?: Sent) => send('POST', '/predictions', body, sent)
const label = (...labels: unknown[]) => send('POST', '/labels', JSON.stringify({ model, labels }))
const one = (features: string) =>
  `{"model":"${model}","version":"1","predictions":[{"id":"o","timestamp":"2026-01-02T03:04:05Z","prediction":"1","features":${features}}]}`

describe('a batch is refused', () => {
  const gzip = { 'content-encoding': 'gzip' }
  it.each<[string, () => BodyInit, Sent, number, string, string]>([
    ['of an unknown model', () => batch([row('a')], { model: 'nobody' }), {}, 404, 'not_found', 'nobody'],
    ['of an unknown version', () => batch([row('a')], { version: '9' }), {}, 404, 'not_found', '9'],
    ['with a wrong key', () => batch([row('a')]), { as: 'wrong' }, 401, 'unauthenticated', ''],
    ['with no key', () => batch([row('a')]), { as: '' }, 401, 'unauthenticated', ''],
    ['with a key of another scope', () => batch([row('a')]), { as: 'read' }, 403, 'forbidden', 'prediction:ingest'],
    ['without rows', () => batch([]), {}, 422, 'invalid_input', '1'],
    [
      'of 10,001 rows',
      () => batch(Array.from({ length: BATCH_ROWS_MAX + 1 }, (_, i) => row(`r${i}`))),
      {},
      422,
      'invalid_input',
      String(BATCH_ROWS_MAX),
    ],
    ['of 11 MB', () => batch([row('a', { entity: 'x'.repeat(11e6) })]), {}, 413, 'too_large', '10 MB'],
    ['that is no gzip', () => 'nonsense', { headers: gzip }, 400, 'invalid_encoding', 'gzip'],
    [
      'that unpacks to more',
      () => gzipSync(Buffer.alloc(BODY_BYTES_MAX + 1, 32)) as BodyInit,
      { headers: gzip },
      413,
      'too_large',
      '10 MB',
    ],
    ['nested too deeply', () => one(`${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}`), {}, 422, 'too_deep', '32'],
    ['with a key twice', () => one('{"x":1,"x":2}'), {}, 422, 'duplicate_key', 'x'],
    ['that is not UTF-8', () => Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]), {}, 400, 'invalid_utf8', ''],
    ['cut off', () => '{"model":', {}, 400, 'invalid_json', ''],
    ['of another kind', () => '<x/>', { headers: { 'content-type': 'text/xml' } }, 415, 'unsupported_media_type', ''],
    ['with a field that nobody knows', () => batch([row('a')], { colour: 'red' }), {}, 422, 'invalid_input', 'colour'],
  ])('%s', async (_what, body, sent, status, code, names) => {
    const answer = await post(body(), sent)
    expect([answer.status, answer.body.code, answer.type]).toEqual([status, code, 'application/problem+json'])
    expect(answer.body.detail).toContain(names)
    expect((await send('GET', `/predictions?model=${model}&version=1`, null)).body.items).toEqual([])
  })
})

describe('a batch', () => {
  it('tells what it stored, what it flagged and why it refused the rest', async () => {
    const answer = await post(
      batch([
        row('a'),
        row('b', { timestamp: 'yesterday' }),
        row('c', { features: { x: '1', c: 'a' } }),
        row('d', { features: { x: 1, c: 'a', zzz: 1 } }),
        { ...row('e'), timestamp: '2099-01-01T00:00:00Z' },
        { ...row('f'), id: undefined },
      ]),
    )
    expect(answer).toMatchObject({ status: 207, body: { received: 6, accepted: 3, duplicates: 0, flagged: 2 } })
    expect(answer.body.rejected.map((one: { index: number; code: string }) => [one.index, one.code])).toEqual([
      [1, 'timestamp_invalid'],
      [4, 'timestamp_ahead'],
      [5, 'id_required'],
    ])
  })

  it('stores what JSON can only just say: infinity, __proto__, no NUL', async () => {
    expect((await post(one('{"x":1e999,"c":"a"}'))).body).toMatchObject({ accepted: 1, flagged: 1 })
    const odd = one('{"x":1,"c":"a","__proto__":{"polluted":1}}').replace('"id":"o"', '"id":"p"')
    expect((await post(odd)).body).toMatchObject({ accepted: 1, flagged: 1 })
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
    const nul = await post(batch([row('n', { features: { x: 1, c: 'a\u0000b' } })]))
    expect(nul.body).toMatchObject({ status: 422, rejected: [{ code: 'text_nul' }] })
  })

  it('sent again is all duplicates; another body of the same id is a conflict, also within one batch', async () => {
    const all = [row('a'), row('b'), row('a'), row('b', { score: 0.9 })]
    expect((await post(batch(all))).body).toMatchObject({
      accepted: 2,
      duplicates: 1,
      rejected: [{ index: 3, id: 'b', code: 'id_conflict' }],
    })
    expect((await post(batch([row('a'), row('b')]))).body).toMatchObject({
      duplicates: 2,
      accepted: 0,
    })
    expect((await post(batch([row('a', { score: 0.9 })]))).body).toMatchObject({
      status: 422,
      rejected: [{ code: 'id_conflict' }],
    })
  })

  it('is all or nothing where it is atomic', async () => {
    const atomic = (...rows: unknown[]) => send('POST', '/predictions?atomic=true', batch(rows))
    expect((await atomic(row('a'), row('b', { timestamp: 'x' }))).body).toMatchObject({ status: 422, accepted: 0 })
    expect((await post(batch([row('a')]))).body.accepted).toBe(1)
    expect((await atomic(row('c'), row('a', { score: 0.9 }))).body).toMatchObject({ status: 422, accepted: 0 })
    expect((await post(batch([row('c')]))).body.accepted).toBe(1)
  })
})

describe('labels', () => {
  it('are duplicates, corrections or conflicts of what is known', async () => {
    const at = (day: number) => `2026-01-0${day}T00:00:00Z`
    const fate = async (over: object) => (await label({ id: 'a', ...over })).body
    expect(await fate({ label: 1, timestamp: at(4) })).toMatchObject({ accepted: 1 })
    expect(await fate({ label: '1.0', timestamp: at(4) })).toMatchObject({ duplicates: 1, accepted: 0 })
    expect(await fate({ label: 0, timestamp: at(4) })).toMatchObject({ rejected: [{ code: 'id_conflict' }] })
    expect(await fate({ label: 0, timestamp: at(5) })).toMatchObject({ accepted: 1 })
    expect(await fate({ label: 0 })).toMatchObject({ duplicates: 1 })
  })

  it('may come first, and join every version that scored the case', async () => {
    const version = { version: '2', features: [{ name: 'x', type: 'numeric' }] }
    expect((await send('POST', `/models/${model}/versions`, JSON.stringify(version))).status).toBe(201)
    await label({ id: 'a', label: 1, timestamp: '2026-01-03T00:00:00Z' })
    await post(batch([row('a')]))
    await post(batch([row('a', { features: { x: 1 } })], { version: '2' }))
    for (const name of ['1', '2']) {
      const path = `/models/${model}/versions/${name}/performance`
      expect((await send('GET', path, null)).body.windows[0]).toMatchObject({ n: 1, labelled: 1 })
    }
  })

  it('that are none say so, and what to do', async () => {
    await post(batch([row('a')]))
    const [window] = (await get('performance')).windows
    expect(window).toMatchObject({ n: 1, labelled: 0, mature: false, metrics: { roc_auc: { value: null } } })
    expect(window.metrics.roc_auc.reason).toBeTypeOf('string')
  })
})

const put = (body: string) =>
  send('PUT', `/models/${model}/versions/1/reference`, body, { headers: { 'content-type': 'text/csv' } })
const table = (rows: number, of: (i: number) => string) =>
  ['x,c,score', ...Array.from({ length: rows }, (_, i) => `${of(i)},${(i % 10) / 10}`)].join('\n')
const RANGE = 'from=2026-01-01T00:00:00Z&to=2026-02-01T00:00:00Z'

describe('a reference', () => {
  const columns: [string, (i: number) => string, string | undefined][] = [
    ['constant', () => '7,same', 'constant'],
    ['empty', () => ',', 'empty'],
    ['all distinct', (i) => `${i},k${i}`, undefined],
    ['of one value and gaps', (i) => (i % 2 === 0 ? '7,same' : ','), 'constant'],
    ['enormous', (i) => `${i % 2 === 0 ? 1e308 : -1e308},${'x'.repeat(900)}${i % 3}`, undefined],
  ]

  it.each(columns)(
    'whose columns are %s is taken, and every figure is there or says why not',
    async (_what, of, reason) => {
      const saved = await put(table(200, of))
      expect(saved.status).toBe(201)
      for (const column of saved.body.columns.slice(0, 2)) expect(column.reason).toBe(reason)
      const odd = [{ x: 1, c: 'a' }, { x: '1', c: [] }, {}, { x: 7, c: 'same' }, { x: 1, c: 'a', zzz: 1 }]
      await post(batch(Array.from({ length: 150 }, (_, i) => row(`p${i}`, { features: odd[i % odd.length] }))))
      for (const preset of DRIFT_PRESETS) {
        for (const exact of [false, true]) {
          const [window] = (await get(`drift?${RANGE}&preset=${preset}&exact=${exact}`)).windows
          expect(window.features.length).toBeGreaterThan(0)
          for (const { feature, value, reason } of window.features) {
            if (preset === 'calibrated') expect([feature, value, reason]).toEqual([feature, null, 'not_available'])
            else if (value === null) expect([feature, reason]).toEqual([feature, expect.any(String)])
            else expect([feature, Number.isFinite(value)]).toEqual([feature, true])
          }
        }
      }
      const [quality] = (await get(`quality?${RANGE}`)).windows
      expect(quality.features.map((one: { feature: string }) => one.feature)).toEqual(['x', 'c'])
      expect(quality.features[0].invalid.window).toBeCloseTo(30 / 150, 9)
      expect((await get(`performance?${RANGE}`)).windows[0].n).toBe(150)
    },
  )

  it('counts what came before it, the same again changes nothing, another is refused', async () => {
    await post(
      batch(Array.from({ length: 150 }, (_, i) => row(`p${i}`, { features: { x: i, c: i < 50 ? 'old' : 'new' } }))),
    )
    const body = table(200, (i) => `${i % 100},old`)
    expect((await put(body)).status).toBe(201)
    const [window] = (await get(`quality?${RANGE}`)).windows
    expect(window.features[0].outOfRange.window).toBeCloseTo(50 / 150, 9)
    expect(window.features[1].unseen.window).toBeCloseTo(100 / 150, 9)
    expect((await put(body)).status).toBe(200)
    expect((await put(table(200, () => '1,old'))).body).toMatchObject({ status: 409, code: 'version_immutable' })
  })

  it('is taken whole or not at all', async () => {
    const bad = await put(`${table(5, () => '1,a')}\n1,a,0.5,too many`)
    expect(bad.body).toMatchObject({ status: 422, code: 'all_rejected', rejected: [{ code: 'cell_count' }] })
    expect((await put('x,x\n1,2\n')).body).toMatchObject({ status: 422, code: 'invalid_table' })
    expect((await get('profile')).reference).toBeNull()
  })
})

describe('figures', () => {
  it.each([
    ['drift?method=nothing', 422, 'unknown_method'],
    ['drift?preset=nobody', 422, 'invalid_input'],
    [`performance?from=2026-01-01T00:30:00Z&to=2026-02-01T00:00:00Z`, 422, 'exact_required'],
    ['performance?from=2026-02-01T00:00:00Z&to=2026-01-01T00:00:00Z', 422, 'invalid_input'],
    ['performance?segment=colour:red', 422, 'invalid_input'],
    ['performance?from=1990-01-01T00:00:00Z&to=2026-01-01T00:00:00Z&granularity=hour', 422, 'invalid_input'],
    ['quality?granularity=year', 422, 'invalid_input'],
  ])('%s is refused', async (path, status, code) => {
    expect(await get(path)).toMatchObject({ status, code })
  })

  it('of a version without anything are there, and empty', async () => {
    for (const figure of ['drift', 'performance', 'quality', 'service', 'profile'])
      expect((await send('GET', `/models/${model}/versions/1/${figure}`, null)).status).toBe(200)
  })
})
