import { createHmac } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readEnv } from '@/server/env'
import { feedSecret } from '@/server/kernel/sign-event'
import { openTestSystem, type TestSystem } from '@/server/testing/open-test-system'
import { createUseCase } from '@/server/use-cases/create'
import { isSigned } from './checkpoint-signature'
import { keepCheckpoint } from './keep-checkpoint'
import { checkpointOf, sendCheckpoint } from './send-checkpoint'

type Received = { headers: Record<string, unknown>; body: string }

let test: TestSystem
let receiver: Server
const received: Received[] = []
/** What the receiver answers, first to last; 200 when none is left. */
const answers: number[] = []

beforeAll(async () => {
  test = await openTestSystem()
  receiver = createServer((request, response) => {
    let body = ''
    request.on('data', (piece: Buffer) => {
      body += piece.toString()
    })
    request.on('end', () => {
      received.push({ headers: request.headers, body })
      response.statusCode = answers.shift() ?? 200
      response.setHeader('location', '/elsewhere')
      response.end()
      receiver.emit('received')
    })
  })
  receiver.listen(0, '127.0.0.1')
  await once(receiver, 'listening')
  const { port } = receiver.address() as AddressInfo
  process.env.PLUMBLINE_CHECKPOINT_WEBHOOK = `http://127.0.0.1:${port}/heads`
  process.env.DATABASE_URL = 'postgresql://nobody@127.0.0.1/none'
})
afterAll(async () => {
  delete process.env.PLUMBLINE_CHECKPOINT_WEBHOOK
  delete process.env.DATABASE_URL
  receiver.close()
  await test.close()
})

const checkpoint = { seq: 7, hash: 'a'.repeat(64), at: '2026-01-15T12:00:00.000Z', signature: 'b' }

describe('signed checkpoints by webhook', () => {
  it('are handed to a job, and arrive signed by the chain and for the way', async () => {
    await test.system.jobs.handle('checkpoint', (data) => sendCheckpoint(checkpointOf(data)))
    await createUseCase.execute(await test.as('admin'), { slug: 'u', name: 'U', problem: 'A problem.' })
    const arrived = once(receiver, 'received')
    await keepCheckpoint(test.clock.now())
    test.system.jobs.wake([{ name: 'checkpoint', data: {} }])
    await arrived
    const { headers, body } = received[0] as Received
    const { type, data } = JSON.parse(body) as { type: string; data: typeof checkpoint }
    const [head] = await test.raw<{ seq: string; hash: string }>('select seq, hash from audit_head')
    expect(type).toBe('audit.checkpoint')
    expect([data.seq, data.hash]).toEqual([Number(head?.seq), head?.hash])
    expect(isSigned(data, test.system.secret)).toBe(true)
    const key = Buffer.from(feedSecret(test.system.secret).replace('whsec_', ''), 'base64')
    const signed = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`
    expect(headers['webhook-signature']).toBe(`v1,${createHmac('sha256', key).update(signed).digest('base64')}`)
  })

  it.each([500, 404, 302])('fail when the answer is %s, so that the job tries again', async (status) => {
    answers.push(status)
    const before = received.length
    await expect(sendCheckpoint(checkpoint)).rejects.toThrow()
    expect(received.length).toBe(before + 1)
    expect(received.at(-1)?.headers['webhook-id']).toBe('checkpoint_7')
  })

  it.each([
    ['http://example.com/heads', false],
    ['http://127.0.0.1.example.com/', false],
    ['ftp://127.0.0.1/', false],
    ['https://example.com/heads', true],
    ['http://[::1]:80/', true],
    ['http://localhost:9/', true],
  ])('go only where nobody on the way can read them: %s', (url, allowed) => {
    const read = () => readEnv({ PLUMBLINE_CHECKPOINT_WEBHOOK: url }).checkpointWebhook
    if (allowed) expect(read()).toBe(url)
    else expect(read).toThrow(/PLUMBLINE_CHECKPOINT_WEBHOOK/)
  })
})
