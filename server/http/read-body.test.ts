import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { discardBody } from './discard-body'
import { requireMediaType } from './media-type'
import { BODY_BYTES_MAX, readBody } from './read-body'
import { streamBody } from './stream-body'

const request = (body: BodyInit | null, headers: Record<string, string> = {}) =>
  new Request('http://localhost/', { method: 'POST', body, headers, duplex: 'half' } as RequestInit)
const gzipped = (content: Buffer) => request(gzipSync(content) as BodyInit, { 'content-encoding': 'gzip' })

/** A sender that never stops, and how much was taken from it. */
function endless(headers: Record<string, string> = {}) {
  const taken = { bytes: 0, cancelled: false }
  const body = new ReadableStream<Uint8Array>({
    pull: (controller) => {
      taken.bytes += 65_536
      controller.enqueue(new Uint8Array(65_536))
    },
    cancel: () => {
      taken.cancelled = true
    },
  })
  return { request: request(body, headers), taken }
}

async function sizeOf(source: AsyncGenerator<Buffer>): Promise<number> {
  let size = 0
  for await (const chunk of source) size += chunk.length
  return size
}

describe('readBody', () => {
  it('gives what was sent, packed or plain', async () => {
    const text = Buffer.from(JSON.stringify({ text: 'ü'.repeat(100_000) }))
    expect(await readBody(request(text))).toEqual(text)
    expect(await readBody(gzipped(text))).toEqual(text)
    expect(await readBody(request(null))).toHaveLength(0)
  })

  it('takes exactly the limit and no byte more', async () => {
    expect(await readBody(request(Buffer.alloc(BODY_BYTES_MAX)))).toHaveLength(BODY_BYTES_MAX)
    await expect(readBody(request(Buffer.alloc(BODY_BYTES_MAX + 1)))).rejects.toMatchObject({ code: 'too_large' })
    await expect(readBody(gzipped(Buffer.alloc(BODY_BYTES_MAX + 1)))).rejects.toMatchObject({ code: 'too_large' })
  })

  it('stops reading an endless body at the limit and leaves the connection open', async () => {
    const { request: sent, taken } = endless()
    await expect(readBody(sent)).rejects.toMatchObject({ code: 'too_large', message: expect.stringContaining('10 MB') })
    expect(taken.bytes).toBeLessThan(BODY_BYTES_MAX + 4 * 65_536)
    expect(taken.cancelled).toBe(false)
  })

  it('believes a declared length that is too large', async () => {
    const { request: sent, taken } = endless({ 'content-length': String(BODY_BYTES_MAX + 1) })
    await expect(readBody(sent)).rejects.toMatchObject({ code: 'too_large' })
    expect(taken.bytes).toBeLessThanOrEqual(2 * 65_536)
  })

  it('stops a gzip bomb at the limit, fast and in bounded memory', async () => {
    const bomb = gzipSync(Buffer.alloc(300_000_000, 32))
    const before = process.memoryUsage()
    const started = process.cpuUsage()
    await expect(readBody(request(bomb as BodyInit, { 'content-encoding': 'gzip' }))).rejects.toMatchObject({
      code: 'too_large',
    })
    expect(process.cpuUsage(started).user).toBeLessThan(200_000)
    const after = process.memoryUsage()
    expect(after.arrayBuffers + after.heapUsed - before.arrayBuffers - before.heapUsed).toBeLessThan(40_000_000)
  })

  it.each([
    ['nonsense', Buffer.from('nonsense')],
    ['a cut file', gzipSync(Buffer.from('a long enough text')).subarray(0, 20)],
    ['nothing', Buffer.alloc(0)],
  ])('refuses %s as gzip', async (_name, body) => {
    const sent = request(body as BodyInit, { 'content-encoding': 'gzip' })
    await expect(readBody(sent)).rejects.toMatchObject({ code: 'invalid_encoding' })
  })

  it.each(['br', 'deflate', 'gzip, gzip'])('refuses the encoding %s', async (encoding) => {
    const sent = request('{}', { 'content-encoding': encoding })
    await expect(readBody(sent)).rejects.toMatchObject({ code: 'unsupported_media_type' })
  })
})

describe('streamBody', () => {
  it('unpacks, counts and stops at its limit', async () => {
    const content = Buffer.alloc(1_000_000, 'a')
    expect(await sizeOf(streamBody(request(content), 1_000_000))).toBe(1_000_000)
    expect(await sizeOf(streamBody(gzipped(content), 1_000_000))).toBe(1_000_000)
    await expect(sizeOf(streamBody(gzipped(content), 999_999))).rejects.toMatchObject({ code: 'too_large' })
    const { request: sent, taken } = endless()
    await expect(sizeOf(streamBody(sent, 1_000_000))).rejects.toMatchObject({ code: 'too_large' })
    expect(taken.cancelled).toBe(false)
  })

  it('refuses what is not gzip', async () => {
    const sent = request('nonsense', { 'content-encoding': 'gzip' })
    await expect(sizeOf(streamBody(sent, 1000))).rejects.toMatchObject({ code: 'invalid_encoding' })
  })
})

describe('discardBody', () => {
  it('lets go of a sender that does not stop', async () => {
    const { request: sent, taken } = endless()
    await discardBody(sent)
    expect(taken.cancelled).toBe(true)
    expect(taken.bytes).toBeLessThan(70_000_000)
  })
})

describe('requireMediaType', () => {
  const type = (value: string | null) => () =>
    requireMediaType(new Headers(value ? { 'content-type': value } : {}), ['application/json'])
  it('takes JSON in UTF-8 only', () => {
    expect(type('application/json')()).toBe('application/json')
    expect(type('Application/JSON; charset="UTF-8"')()).toBe('application/json')
    expect(type('text/xml')).toThrow(/application\/json/)
    expect(type(null)).toThrow(/application\/json/)
    expect(type('application/json; charset=utf-16')).toThrow(/utf-8/)
  })
})
