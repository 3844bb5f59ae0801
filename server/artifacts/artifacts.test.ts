import { createHash, randomBytes } from 'node:crypto'
import { appendFileSync, mkdtempSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { deflateRawSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createDispatch, type Dispatch } from '@/server/http/dispatch'
import { endpoints } from '@/server/http/endpoints'
import type { Caller } from '@/server/kernel/context'
import { decidePromotion } from '@/server/promotions/decide'
import { addSite, type Cast, castOf, refused, ask as request } from '@/server/promotions/promotion-fixture'
import { openTestSystem, type TestSystem } from '@/server/testing/open-test-system'
import { removeAbandonedUploads } from './remove-abandoned'

const MB = 1024 * 1024
const LIMIT = 16 * MB
const BASE = '/models/m/versions/v1/artifacts'
const sha256 = (content: Uint8Array) => createHash('sha256').update(content).digest('hex')

let test: TestSystem
let dispatch: Dispatch
let directory: string
let cast: Cast
const callers = new Map<string, () => Promise<Caller>>()
const before = { dir: process.env.PLUMBLINE_ARTIFACT_DIR, max: process.env.PLUMBLINE_ARTIFACT_MAX_MB }

type Body = Record<string, unknown> & {
  errors?: { code: string; pointer: string }[]
  detail?: string
  items?: unknown[]
}
type Sent = { body?: BodyInit; headers?: Record<string, string>; who?: string }

const ask = (method: string, at: string, { body, headers, who = 'maker' }: Sent = {}) =>
  dispatch(
    new Request(`http://localhost/api/v1${at}`, {
      method,
      headers: { authorization: who, 'content-type': 'application/octet-stream', ...headers },
      ...(body !== undefined && { body, duplex: 'half' }),
    } as RequestInit),
  )

async function upload(query: Record<string, string>, sent: Sent = {}) {
  const answer = await ask('POST', `${BASE}?${new URLSearchParams(query)}`, sent)
  const body = (await answer.json()) as Body
  return { status: answer.status, code: body.errors?.[0]?.code ?? body.code, body }
}

/** Every file below the store with its length. */
function filesOnDisk(): Map<string, number> {
  const all = readdirSync(directory, { recursive: true, withFileTypes: true }).filter((one) => one.isFile())
  return new Map(all.map((one) => path.join(one.parentPath, one.name)).map((file) => [file, statSync(file).size]))
}

const fileOf = (digest: string) => path.join(directory, 'sha256', digest.slice(0, 2), digest)
const denials = () =>
  test.raw<{ action: string; because: string }>(
    `select action, detail ->> 'because' as because from audit_records where outcome = 'denied' and object_id = 'm' order by seq`,
  )

/** A body in pieces that watches how much lies on the disk of uploads under way while it is read. */
function watched(pieces: Iterator<Uint8Array>) {
  const seen = { most: 0 }
  const body = new ReadableStream<Uint8Array>({
    pull: (controller) => {
      const coming = [...filesOnDisk()].filter(([file]) => path.dirname(file).endsWith('incoming'))
      seen.most = Math.max(seen.most, ...coming.map(([, size]) => size))
      const next = pieces.next()
      if (next.done) controller.close()
      else controller.enqueue(next.value)
    },
  })
  return { body, seen }
}

function* endless(piece: Uint8Array): Generator<Uint8Array> {
  for (;;) yield piece
}

function* sliced(whole: Uint8Array, size: number): Generator<Uint8Array> {
  for (let at = 0; at < whole.length; at += size) yield whole.subarray(at, at + size)
}

beforeAll(async () => {
  directory = mkdtempSync(path.join(tmpdir(), 'plumbline-artifacts-'))
  process.env.PLUMBLINE_ARTIFACT_DIR = directory
  process.env.PLUMBLINE_ARTIFACT_MAX_MB = String(LIMIT / MB)
  test = await openTestSystem()
  cast = await castOf(test)
  callers.set('maker', () => test.withKey('write'))
  callers.set('reader', () => test.withKey('read'))
  callers.set('stranger', () => test.withKey('admin', { useCaseIds: ['uc_elsewhere'] }))
  const nobody = async () => test.anonymous()
  const resolveCaller = async (request: Request) => {
    const caller = await (callers.get(request.headers.get('authorization') ?? '') ?? nobody)()
    return { caller, badKey: false }
  }
  dispatch = createDispatch({ endpoints, resolveCaller })
  await addSite(test, cast, { useCase: 'u', model: 'm', versions: ['v1', 'v2'] })
})
afterAll(async () => {
  await test.close()
  rmSync(directory, { recursive: true, force: true })
  for (const [name, value] of [
    ['PLUMBLINE_ARTIFACT_DIR', before.dir],
    ['PLUMBLINE_ARTIFACT_MAX_MB', before.max],
  ] as const) {
    if (value === undefined) delete process.env[name]
    else process.env[name] = value
  }
})

describe('files of a version', () => {
  const weights = randomBytes(3 * MB + 17)
  const digest = sha256(weights)

  it('are taken in as they come, under their hash, and given back the same', async () => {
    const made = await upload({ name: 'weights.bin', sha256: digest.toUpperCase() }, { body: weights })
    const item = { name: 'weights.bin', bytes: weights.length, sha256: digest, url: `/api/v1${BASE}/weights.bin` }
    expect(made).toMatchObject({ status: 201, body: item })
    expect([...filesOnDisk()]).toEqual([[fileOf(digest), weights.length]])
    const answer = await ask('GET', `${BASE}/weights.bin`, { who: 'reader' })
    expect(answer.status).toBe(200)
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-length': String(weights.length),
      'content-type': 'application/octet-stream',
      'content-disposition': `attachment; filename="weights.bin"; filename*=UTF-8''weights.bin`,
      etag: `"${digest}"`,
      'x-content-type-options': 'nosniff',
    })
    expect(sha256(new Uint8Array(await answer.arrayBuffer()))).toBe(digest)
    const head = await ask('HEAD', `${BASE}/weights.bin`, { who: 'reader' })
    expect([head.status, await head.text()]).toEqual([200, ''])
  })

  it('never change: the same again is nothing new, another content is refused', async () => {
    expect(await upload({ name: 'weights.bin' }, { body: weights })).toMatchObject({
      status: 200,
      body: { sha256: digest },
    })
    const other = randomBytes(100)
    expect(await upload({ name: 'weights.bin' }, { body: other })).toMatchObject({
      status: 409,
      code: 'artifact_exists',
    })
    const named = { name: 'weights.bin', sha256: sha256(other) }
    expect(await upload(named, { body: other })).toMatchObject({ status: 409, code: 'artifact_exists' })
    expect([...filesOnDisk().keys()]).toEqual([fileOf(digest)])
    await expect(test.raw(`update artifacts set digest = repeat('0', 64)`)).rejects.toThrow()
    await expect(test.raw('delete from artifacts')).rejects.toThrow()
    const rows = await test.raw<{ n: number }>(
      `select count(*)::integer as n from audit_records where action = 'artifacts.create' and outcome = 'done'`,
    )
    expect(rows).toEqual([{ n: 1 }])
  })

  it('lie on the disk once, however many versions have them', async () => {
    const at = '/models/m/versions/v2/artifacts?name=same.bin'
    expect((await ask('POST', at, { body: weights })).status).toBe(201)
    expect([...filesOnDisk().keys()]).toEqual([fileOf(digest)])
  })

  it('are listed page by page, newest first', async () => {
    for (const name of ['a.txt', 'b.txt', '模型 #1?.txt']) {
      test.clock.advance(1000)
      expect((await upload({ name }, { body: name })).status).toBe(201)
    }
    const names: unknown[] = []
    for (let at: string | null = `${BASE}?limit=2`; at; ) {
      const page = (await (await ask('GET', at, { who: 'reader' })).json()) as {
        items: { name: string }[]
        next: string
      }
      names.push(...page.items.map(({ name }) => name))
      at = page.next ? `${BASE}?limit=2&cursor=${encodeURIComponent(page.next)}` : null
    }
    expect(names).toEqual(['模型 #1?.txt', 'b.txt', 'a.txt', 'weights.bin'])
    const answer = await ask('GET', `${BASE}/${encodeURIComponent('模型 #1?.txt')}`)
    expect(await answer.text()).toBe('模型 #1?.txt')
    expect(answer.headers.get('content-disposition')).toContain(`filename*=UTF-8''%E6%A8%A1%E5%9E%8B%20%231%3F.txt`)
  })

  it('are given by whoever may, and seen by whoever sees the version', async () => {
    expect(await upload({ name: 'x' }, { body: 'x', who: 'reader' })).toMatchObject({ status: 403 })
    expect(await upload({ name: 'x' }, { body: 'x', who: 'stranger' })).toMatchObject({ status: 404 })
    expect(await upload({ name: 'x' }, { body: 'x', who: 'nobody' })).toMatchObject({ status: 401 })
    expect((await ask('GET', `${BASE}/weights.bin`, { who: 'stranger' })).status).toBe(404)
    expect((await ask('GET', `${BASE}/nothing.bin`)).status).toBe(404)
  })
})

describe('what is not a file of a version', () => {
  let files: Map<string, number>
  beforeAll(() => {
    files = filesOnDisk()
  })
  const nothingLeft = () => expect(filesOnDisk()).toEqual(files)

  it('a content that is not what was said', async () => {
    const refused = await upload({ name: 'other.bin', sha256: '0'.repeat(64) }, { body: 'another' })
    expect(refused).toMatchObject({ status: 422, code: 'digest_differs' })
    expect(refused.body.detail).toContain(sha256(Buffer.from('another')))
    expect(await upload({ name: 'other.bin', sha256: 'abc' }, { body: 'x' })).toMatchObject({ status: 422 })
    expect(await upload({ name: 'other.bin' }, { body: '' })).toMatchObject({ status: 422, code: 'empty' })
    nothingLeft()
    expect(await denials()).toContainEqual({ action: 'artifacts.create', because: 'digest_differs' })
  })

  it.each([
    '../../etc/passwd',
    '..',
    'a..b',
    'a/b',
    'a\\b',
    'a\u0000.bin',
    'a\nb',
    'a\u202egnp.exe',
    '',
    'x'.repeat(201),
  ])('the name %j', async (name) => {
    expect(await upload({ name }, { body: 'x' })).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/name' }] },
    })
    nothingLeft()
  })

  it('a name in the path of a download that leads elsewhere', async () => {
    for (const name of ['..%2f..%2fsecret', '%2e%2e%2f', 'a%00'])
      expect([404, 422], name).toContain((await ask('GET', `${BASE}/${name}`)).status)
  })

  it('more than the limit, which the refusal names', async () => {
    const { body, seen } = watched(endless(randomBytes(MB)))
    const refused = await upload({ name: 'large.bin' }, { body })
    expect(refused).toMatchObject({ status: 413, code: 'too_large' })
    expect(refused.body.detail).toContain(String(LIMIT))
    expect(seen.most).toBeGreaterThan(MB)
    expect(seen.most).toBeLessThanOrEqual(LIMIT)
    const declared = await upload({ name: 'l.bin' }, { body: 'x', headers: { 'content-length': String(LIMIT + 1) } })
    expect(declared).toMatchObject({ status: 413 })
    nothingLeft()
    expect(await denials()).toContainEqual({ action: 'artifacts.create', because: 'too_large' })
  })

  it('a gzip bomb: it stops long before the disk is full, and what grows little is read', async () => {
    const headers = { 'content-encoding': 'gzip' }
    const { body, seen } = watched(sliced(gzipSync(Buffer.alloc(256 * MB)), 4096))
    const refused = await upload({ name: 'bomb.bin' }, { body, headers })
    expect(refused).toMatchObject({ status: 413, body: { detail: expect.stringContaining('100 times') } })
    expect(seen.most).toBeLessThanOrEqual(8 * MB)
    const wide = gzipSync(randomBytes(LIMIT + MB))
    expect(await upload({ name: 'wide.bin' }, { body: wide, headers })).toMatchObject({ status: 413 })
    expect(await upload({ name: 'broken.bin' }, { body: 'not gzip', headers })).toMatchObject({ status: 400 })
    expect(await upload({ name: 'br.bin' }, { body: 'x', headers: { 'content-encoding': 'br' } })).toMatchObject({
      status: 415,
    })
    nothingLeft()
    const text = Buffer.from('weights '.repeat(1000))
    const made = await upload({ name: 'packed.txt', sha256: sha256(text) }, { body: gzipSync(text), headers })
    expect(made).toMatchObject({ status: 201, body: { bytes: text.length } })
    files = filesOnDisk()
  })

  it('an archive is a file like any other: it is never unpacked, however much it would grow', async () => {
    const zip = Buffer.concat([Buffer.from('PK\u0003\u0004'), deflateRawSync(Buffer.alloc(64 * MB))])
    expect(await upload({ name: 'bomb.zip' }, { body: zip })).toMatchObject({
      status: 201,
      body: { bytes: zip.length },
    })
    expect(filesOnDisk().get(fileOf(sha256(zip)))).toBe(zip.length)
    files = filesOnDisk()
  })

  it('an upload that breaks off', async () => {
    const body = new ReadableStream({
      start: (controller) => controller.enqueue(new Uint8Array(MB)),
      pull: (controller) => controller.error(new Error('gone')),
    })
    expect((await upload({ name: 'half.bin' }, { body })).status).toBe(400)
    nothingLeft()
  })

  it('what a killed process left is swept away, what is coming in is not', async () => {
    const [old, fresh] = [path.join(directory, 'incoming', 'old'), path.join(directory, 'incoming', 'fresh')]
    for (const file of [old, fresh]) writeFileSync(file, 'x')
    const now = new Date()
    utimesSync(old, now, new Date(now.getTime() - 7 * 3_600_000))
    expect(await removeAbandonedUploads(now)).toBe(1)
    expect(filesOnDisk().has(fresh)).toBe(true)
    rmSync(fresh)
    nothingLeft()
  })
})

describe('a file that is not what was recorded', () => {
  it('is reported and recorded, not given out, and mended by the right content', async () => {
    const content = Buffer.from('the right content')
    await upload({ name: 'kept.txt' }, { body: content })
    const place = fileOf(sha256(content))
    const download = async () => {
      const answer = await ask('GET', `${BASE}/kept.txt`)
      return { status: answer.status, text: await answer.text() }
    }
    appendFileSync(place, '!')
    expect(await download()).toMatchObject({ status: 409, text: expect.stringContaining('artifact_changed') })
    writeFileSync(place, 'the wrong content')
    expect(await download()).toMatchObject({ status: 409, text: expect.stringContaining('artifact_changed') })
    rmSync(place)
    expect(await download()).toMatchObject({ status: 409, text: expect.stringContaining('artifact_missing') })
    expect(await denials()).toContainEqual({ action: 'artifacts.get', because: 'artifact_changed' })
    expect(await denials()).toContainEqual({ action: 'artifacts.get', because: 'artifact_missing' })
    expect(await upload({ name: 'kept.txt' }, { body: content })).toMatchObject({ status: 200 })
    expect(await download()).toEqual({ status: 200, text: 'the right content' })
  })

  it('is not given out whole when it changes while it is read', async () => {
    const content = randomBytes(2 * MB)
    await upload({ name: 'moving.bin' }, { body: content })
    const answer = await ask('GET', `${BASE}/moving.bin`)
    const other = Buffer.from(content)
    other[content.length - 1] = (content[content.length - 1] ?? 0) ^ 1
    writeFileSync(fileOf(sha256(content)), other)
    await expect(answer.arrayBuffer()).rejects.toThrow('changed')
  })
})

describe('a file that comes after a promotion was asked for', () => {
  it('is not what was judged: the request is void', async () => {
    const { item } = await request(test.callAs(cast.requester.actor), { model: 'm', version: 'v2' })
    const late = await ask('POST', '/models/m/versions/v2/artifacts?name=late.bin', { body: randomBytes(100) })
    expect(late.status).toBe(201)
    const approval = { id: item.id, decision: 'approve' as const, reason: 'Figures hold.' }
    const manager = test.callAs(cast.manager.actor)
    expect(await refused(decidePromotion.execute(manager, approval))).toBe('conflict evidence_moved')
    const [row] = await test.raw('select status, void_reason, moved from promotions where id = $1', [item.id])
    expect(row).toMatchObject({ status: 'void', void_reason: 'evidence_moved', moved: ['artifacts'] })
  })
})

describe('many at once', () => {
  it('of one name and different contents leave one, whole', async () => {
    const contents = Array.from({ length: 8 }, () => randomBytes(64 * 1024))
    const answers = await Promise.all(contents.map((body) => upload({ name: 'race.bin' }, { body })))
    expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array.from({ length: 7 }, () => 409)])
    const answer = await ask('GET', `${BASE}/race.bin`)
    const won = contents[answers.findIndex(({ status }) => status === 201)]
    expect(sha256(new Uint8Array(await answer.arrayBuffer()))).toBe(won && sha256(won))
    expect(readdirSync(path.join(directory, 'incoming'))).toEqual([])
  })
})
