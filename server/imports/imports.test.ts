import { gzipSync } from 'node:zlib'
import { parquetWriteBuffer } from 'hyparquet-writer'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Caller } from '@/server/kernel/context'
import { installSystem } from '@/server/kernel/system'
import { openTestSystem, type TestSystem } from '@/server/testing/open-test-system'
import { IDLE_SECONDS } from './claim'
import { addModel, load, rejectedOf, type Sending, send, sent } from './import-fixture'
import { getImport, listImports } from './list'
import { removeAbandonedSpools } from './remove-abandoned-spools'
import { resumeImports } from './resume-imports'
import { runImport } from './run-import'

let test: TestSystem
let ingest: Caller
let model = ''
let n = 0
beforeAll(async () => {
  test = await openTestSystem()
})
afterAll(() => test.close())
beforeEach(async () => {
  installSystem(test.system)
  model = `m${n++}`
  await addModel(test, model, [
    { name: 'x', type: 'numeric' },
    { name: 'c', type: 'categorical' },
  ])
  ingest = await test.withKey('ingest')
})

const T = '2025-06-01 00:00:00'
const HEAD = 'id,timestamp,prediction,score,x,c\n'
const row = (id: string | number, x: string | number = 1, c = 'a') => `${id},${T},1,0.5,${x},${c}\n`
const many = (count: number, from = 0) => Array.from({ length: count }, (_, i) => row(`r${from + i}`, i)).join('')
const predictions = (body: BodyInit, more: Partial<Sending> = {}): Sending => ({
  model,
  query: { kind: 'predictions', version: '1' },
  body,
  ...more,
})
const chunksLeft = async () => (await test.raw<{ n: number }>('select count(*)::integer as n from import_chunks'))[0]?.n
const counted = async () =>
  (
    await test.raw<{ n: number }>(
      `select count(*)::integer as n from predictions p join model_versions v on v.no = p.version_no
       join models m on m.id = v.model_id where m.slug = $1`,
      [model],
    )
  )[0]?.n
const NOTHING = { received: 0, accepted: 0, duplicates: 0, flagged: 0, rejected: 0 }

describe('an import', () => {
  it('is queued, runs, and ends with every row counted once', async () => {
    const first = await send(ingest, predictions(`${HEAD}${many(4500)}`))
    expect([first.status, first.headers.get('location')?.startsWith('/api/v1/imports/imp_')]).toEqual([202, true])
    const queued = (await first.json()) as { id: string }
    expect(queued).toEqual({ id: queued.id, kind: 'predictions', state: 'queued', ...NOTHING, ignoredColumns: [] })
    await runImport({ importId: queued.id })
    const done = await getImport.execute(await test.withKey('read'), { id: queued.id })
    expect(done).toEqual({ ...queued, ...NOTHING, state: 'done', received: 4500, accepted: 4500 })
    expect([await counted(), await chunksLeft()]).toEqual([4500, 0])
    const again = await load(ingest, predictions(`${HEAD}${many(4500)}`))
    expect(again).toMatchObject({ state: 'done', received: 4500, accepted: 0, duplicates: 4500, rejected: 0 })
    const audit = await test.raw(
      "select action, detail->>'accepted' as accepted from audit_records where object_id = $1 order by seq",
      [queued.id],
    )
    expect(audit).toEqual([
      { action: 'imports.start', accepted: null },
      { action: 'imports.finish', accepted: '4500' },
    ])
  })

  it('refuses rows one by one and lists them', async () => {
    const text = `${HEAD}${row('a')}=cmd,yesterday,1,0.5,1,a\nb,${T}\n,${T},1,0.5,1,a\n${row('a', 2)}${row('d', 'wrong')}`
    const done = await load(ingest, predictions(text))
    expect(done).toMatchObject({ state: 'done', received: 6, accepted: 2, duplicates: 0, flagged: 1, rejected: 4 })
    expect(done.rejectedUrl).toBe(`/api/v1/imports/${done.id}/rejected`)
    const lines = (await rejectedOf(ingest, done.id)).trim().split('\r\n')
    expect(lines.map((line) => line.split(',').slice(0, 4).join(','))).toEqual([
      'row,line,id,code',
      "2,3,'=cmd,timestamp_invalid",
      '3,4,,cell_count',
      '4,5,,id_required',
      '5,6,a,id_conflict',
    ])
  })

  it('says which columns it ignored', async () => {
    const done = await load(ingest, predictions(`id,timestamp,prediction,note,label\nr,${T},1,n,1\n`))
    expect(done).toMatchObject({ accepted: 1, ignoredColumns: ['note', 'label'] })
  })

  it('loads labels, each once', async () => {
    await load(ingest, predictions(`${HEAD}${many(10)}`))
    const text = `key,truth\n${Array.from({ length: 10 }, (_, i) => `r${i},${i % 2}.0\n`).join('')}r3,maybe?\n,1\n`
    const labels: Sending = { model, query: { kind: 'labels', version: '', map: 'id:key,label:truth' }, body: text }
    expect(await load(ingest, labels)).toMatchObject({ kind: 'labels', received: 12, accepted: 10, rejected: 2 })
    test.clock.advance(1000)
    expect(await load(ingest, labels)).toMatchObject({ accepted: 1, duplicates: 10, rejected: 1 })
  })

  it('takes NDJSON and Parquet to the same rows', async () => {
    const lines = '{"id":"a","timestamp":"2025-06-01 00:00:00","prediction":"1","score":0.5,"x":1,"c":"a"}'
    const parquet = parquetWriteBuffer({
      columnData: [
        { name: 'id', data: ['a', 'b'], type: 'STRING' },
        {
          name: 'timestamp',
          data: [new Date('2025-06-01T00:00:00Z'), new Date('2025-06-01T00:00:00Z')],
          type: 'TIMESTAMP',
        },
        { name: 'prediction', data: [1, 1], type: 'INT32' },
        { name: 'score', data: [0.5, 0.5], type: 'DOUBLE' },
        { name: 'x', data: [1, Number.NaN], type: 'DOUBLE' },
        { name: 'c', data: ['a', null], type: 'STRING' },
      ],
    })
    const type = (name: string) => ({ headers: { 'content-type': name } })
    expect(await load(ingest, predictions(`${HEAD}${row('a')}b,${T},1,0.5,,\n`))).toMatchObject({ accepted: 2 })
    expect(await load(ingest, predictions(lines, type('application/x-ndjson')))).toMatchObject({
      duplicates: 1,
      received: 1,
    })
    const sendings = [
      predictions(parquet, type('application/vnd.apache.parquet')),
      predictions(parquet, type('application/octet-stream')),
    ]
    for (const sending of sendings) expect(await load(ingest, sending)).toMatchObject({ duplicates: 2, rejected: 0 })
    const packed = gzipSync(`${HEAD}${row('a')}`)
    expect(await load(ingest, predictions(packed, { headers: { 'content-encoding': 'gzip' } }))).toMatchObject({
      duplicates: 1,
    })
    expect(await load(ingest, predictions(packed, type('application/gzip')))).toMatchObject({ duplicates: 1 })
  })
})

describe('an upload', () => {
  it.each([
    ['two equal headers', 'id,id\n', {}, 'invalid_table'],
    ['no id', `key,timestamp,prediction\n`, {}, 'invalid_table'],
    ['nothing', '', {}, 'invalid_table'],
    ['a map that names no column', HEAD, { map: 'score:gone' }, 'invalid_table'],
    ['a map that names nothing known', HEAD, { map: 'colour:x' }, 'invalid_input'],
    ['a map that is none', HEAD, { map: 'id' }, 'invalid_input'],
    ['a zone that is none', HEAD, { zone: 'Mars' }, 'invalid_input'],
    ['an unknown parameter', HEAD, { colour: 'red' }, 'invalid_input'],
    ['an unknown kind', HEAD, { kind: 'cats' }, 'invalid_input'],
    ['an unknown version', HEAD, { version: '9' }, 'not_found'],
    ['no version', HEAD, { version: '' }, 'invalid_input'],
  ])('is refused before the 202 and leaves nothing: %s', async (_name, body, query, code) => {
    const more = { query: { kind: 'predictions', version: '1', ...(query as Record<string, string>) } }
    await expect(send(ingest, predictions(body, more))).rejects.toMatchObject({ code })
    expect(await chunksLeft()).toBe(0)
    expect((await listImports.execute(ingest, { model })).items).toEqual([])
  })

  it('is refused for a bad footer, a bad type and a bad packing', async () => {
    const headers = (type: string) => ({ headers: { 'content-type': type } })
    const cases: [Sending, string][] = [
      [predictions('PAR1 but not to the end', headers('application/vnd.apache.parquet')), 'invalid_table'],
      [predictions('{}', headers('application/json')), 'unsupported_media_type'],
      [predictions(HEAD, { headers: { 'content-encoding': 'gzip' } }), 'invalid_encoding'],
      [predictions(HEAD, { headers: { 'content-length': String(3 * 1024 ** 3) } }), 'too_large'],
      [predictions(HEAD, { model: 'nothing' }), 'not_found'],
    ]
    for (const [sending, code] of cases) await expect(send(ingest, sending)).rejects.toMatchObject({ code })
    expect(await chunksLeft()).toBe(0)
  })

  it('that breaks off leaves nothing', async () => {
    const parts = [`${HEAD}${many(40_000)}`, many(40_000)]
    const body = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        const part = parts.shift()
        if (part === undefined) controller.error(new Error('the line went dead'))
        else controller.enqueue(Buffer.from(part))
      },
    })
    await expect(send(ingest, predictions(body))).rejects.toMatchObject({ code: 'invalid_encoding' })
    expect([await chunksLeft(), (await listImports.execute(ingest, { model })).items]).toEqual([0, []])
  })

  it('whose process died is removed later', async () => {
    const { id } = await sent(ingest, predictions(`${HEAD}${many(10)}`))
    await test.raw("update imports set state = 'spooling' where id = $1", [id])
    await expect(getImport.execute(ingest, { id })).rejects.toMatchObject({ code: 'not_found' })
    expect(await removeAbandonedSpools(test.clock.now())).toBe(0)
    test.clock.advance(2 * 3_600_000)
    expect(await removeAbandonedSpools(test.clock.now())).toBe(1)
    expect([await chunksLeft(), await test.raw('select id from imports where id = $1', [id])]).toEqual([0, []])
  })
})

describe('a file that breaks in the middle', () => {
  it('fails with code and line; what came before stays and is not doubled', async () => {
    const broken = `${HEAD}${many(3000)}x,${T},1,0.5,1,"open\n${many(2000, 3000)}`
    const failed = await load(ingest, predictions(broken))
    expect(failed).toMatchObject({
      state: 'failed',
      received: 3000,
      accepted: 3000,
      error: { code: 'unclosed_quote', line: 3002 },
    })
    expect([await counted(), await chunksLeft()]).toEqual([3000, 0])
    expect(await load(ingest, predictions(broken))).toMatchObject({ state: 'failed', accepted: 0, duplicates: 3000 })
    const mended = broken.replace('"open', 'shut')
    expect(await load(ingest, predictions(mended))).toMatchObject({ state: 'done', accepted: 2001, duplicates: 3000 })
  })
})

describe('a worker that stops', () => {
  const text = () => `${HEAD}${many(9000)}${row('r0', 99)}b,${T}\n`

  it('between batches leaves the rest to the next, with exact counts', async () => {
    const { id } = await sent(ingest, predictions(text()))
    for (let run = 0, batches = 0; run < 20; run++, batches = 0) {
      const stopping = () => batches++ === 1
      const error = await runImport({ importId: id }, { stopping }).catch((caught) => caught)
      if (error === undefined) break
      expect(error).toMatchObject({ code: 'unavailable' })
      expect((await getImport.execute(ingest, { id })).state).toBe('running')
    }
    const done = await getImport.execute(ingest, { id })
    expect(done).toMatchObject({ state: 'done', received: 9002, accepted: 9000, duplicates: 0, rejected: 2 })
    expect([await counted(), (await rejectedOf(ingest, id)).trim().split('\r\n').length]).toEqual([9000, 3])
  })

  it('in the middle of a transaction loses and doubles nothing', async () => {
    const { id } = await sent(ingest, predictions(text()))
    let budget = 5
    const dying: TestSystem['engine'] = {
      ...test.engine,
      transaction: (work) =>
        test.engine.transaction(async (tx) => {
          const result = await work(tx)
          // The connection is lost before the commit.
          if (budget-- === 0) throw Object.assign(new Error('gone'), { code: 'ECONNRESET' })
          return result
        }),
    }
    for (let run = 0; run < 20; run++) {
      budget = 2 + (run % 3)
      installSystem({ ...test.system, engine: dying })
      const error = await runImport({ importId: id }).catch((caught) => caught)
      installSystem(test.system)
      if (error === undefined) break
      test.clock.advance((IDLE_SECONDS + 1) * 1000)
    }
    const done = await getImport.execute(ingest, { id })
    expect(done).toMatchObject({ state: 'done', received: 9002, accepted: 9000, duplicates: 0, rejected: 2 })
    expect(await counted()).toBe(9000)
  })

  it('is not disturbed by a second one, and replaced only when it shows no life', async () => {
    const { id } = await sent(ingest, predictions(`${HEAD}${many(5000)}`))
    await Promise.all([runImport({ importId: id }), runImport({ importId: id }), runImport({ importId: id })])
    expect(await getImport.execute(ingest, { id })).toMatchObject({ state: 'done', received: 5000, accepted: 5000 })
    const other = await sent(ingest, predictions(`${HEAD}${many(10, 9000)}`))
    await test.raw("update imports set state = 'running', worker = 'dead' where id = $1", [other.id])
    await runImport({ importId: other.id })
    expect(await getImport.execute(ingest, { id: other.id })).toMatchObject({ state: 'running', received: 0 })
    test.clock.advance((IDLE_SECONDS + 1) * 1000)
    await runImport({ importId: other.id })
    expect(await getImport.execute(ingest, { id: other.id })).toMatchObject({ state: 'done', received: 10 })
  })
})

describe('who may', () => {
  it('start an import needs the right to, in the model’s use case', async () => {
    const body = `${HEAD}${row('a')}`
    await expect(send(await test.withKey('read'), predictions(body))).rejects.toMatchObject({ code: 'forbidden' })
    await expect(send(await test.as('sme'), predictions(body))).rejects.toMatchObject({ code: 'forbidden' })
    await expect(send(test.anonymous(), predictions(body))).rejects.toMatchObject({ code: 'unauthenticated' })
    const elsewhere = await test.as('data_scientist', 'uc_elsewhere')
    await expect(send(elsewhere, predictions(body))).rejects.toMatchObject({ code: 'not_found' })
    expect(await chunksLeft()).toBe(0)
  })

  it('see it: readers and the key that may start it, and nobody elsewhere', async () => {
    const { id } = await load(ingest, predictions(`${HEAD}${row('a')}`))
    for (const caller of [await test.withKey('read'), ingest, await test.as('manager'), await test.as('sme')])
      expect((await getImport.execute(caller, { id })).state).toBe('done')
    const elsewhere = await test.as('data_scientist', 'uc_elsewhere')
    await expect(getImport.execute(elsewhere, { id })).rejects.toMatchObject({ code: 'not_found' })
    expect((await listImports.execute(elsewhere, {})).items).toEqual([])
    await expect(rejectedOf(elsewhere, id)).rejects.toMatchObject({ code: 'not_found' })
  })

  it('lists them page by page, newest first', async () => {
    const ids: string[] = []
    for (let i = 0; i < 3; i++) {
      ids.unshift((await sent(ingest, predictions(`${HEAD}${row(`p${i}`)}`))).id)
      test.clock.advance(1000)
      ingest = await test.withKey('ingest')
    }
    const first = await listImports.execute(ingest, { model, limit: 2 })
    const second = await listImports.execute(ingest, { model, limit: 2, cursor: first.next ?? '' })
    expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(ids)
    expect(second.next).toBeNull()
  })
})

describe('the job', () => {
  it('runs by itself, also after its process has died', async () => {
    await test.system.jobs.handle('import', (data) => runImport({ importId: String(data.importId) }))
    const finished = (id: string) =>
      expect.poll(async () => (await getImport.execute(ingest, { id })).state, { timeout: 20_000 }).toBe('done')
    const { id } = await sent(ingest, predictions(`${HEAD}${many(10)}`))
    await finished(id)
    const [lost] = await test.raw<{ id: string }>('select id from imports where id = $1', [id])
    const orphan = await sent(ingest, predictions(`${HEAD}${many(10, 500)}`))
    await test.raw('update imports set worker = $2 where id = $1', [orphan.id, 'dead'])
    test.clock.advance(1000)
    await resumeImports({ idleSeconds: 0 })
    await finished(orphan.id)
    expect(lost?.id).toBe(id)
  })
})
