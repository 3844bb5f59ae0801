import { createServer, type Server } from 'node:http'
import { afterEach, expect, test } from 'vitest'
import { api, post } from './http'

let server: Server | undefined
afterEach(() => new Promise((done) => (server ? server.close(done) : done(undefined))))

async function serve(statuses: number[]): Promise<{ baseUrl: string; bodies: string[] }> {
  const bodies: string[] = []
  const listening = createServer(async (request, response) => {
    let body = ''
    for await (const piece of request) body += piece
    bodies.push(`${request.method} ${request.url} ${request.headers.authorization} ${body}`)
    const status = statuses.shift() ?? 200
    response.writeHead(status, { 'content-type': 'application/json', 'retry-after': '0' }).end(`{"status":${status}}`)
  })
  server = listening
  await new Promise<void>((done) => listening.listen(0, '127.0.0.1', done))
  const address = listening.address()
  return { baseUrl: `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`, bodies }
}

test('sends the same again when the server is busy', async () => {
  const { baseUrl, bodies } = await serve([503, 429, 200])
  const answer = await post(api({ baseUrl, credential: { authorization: 'Bearer k' } }), '/labels', { labels: [] })
  expect(answer).toEqual({ status: 200 })
  expect(bodies).toEqual(Array(3).fill('POST /api/v1/labels Bearer k {"labels":[]}'))
})

test('a refusal is an error that says what and why', async () => {
  const { baseUrl } = await serve([409])
  await expect(post(api({ baseUrl, credential: { authorization: 'Bearer k' } }), '/models', {})).rejects.toThrow(
    'POST /models: 409 {"status":409}',
  )
})
