import { createDispatch } from '@/server/http/dispatch'
import { endpoints } from '@/server/http/endpoints'
import { openTestSystem, type TestSystem } from '@/server/testing/open-test-system'
import { addSite, type Cast, castOf } from './ab-test-fixture'

export type Answer<Body = Record<string, unknown> & { id: string }> = { status: number; body: Body; headers: Headers }
type Who = keyof Cast | 'integration'
type Sent = { body?: unknown; headers?: Record<string, string> }
export type Site = {
  test: TestSystem
  cast: Cast
  /** Asks over HTTP as a person who is signed in; `integration`: with a key for ingest. */
  ask: <Body = Answer['body']>(who: Who, line: string, sent?: Sent) => Promise<Answer<Body>>
}

/** The people and the model of ab-test-fixture.ts behind the public API. */
export async function openSite(): Promise<Site> {
  const test = await openTestSystem()
  const cast = await castOf(test)
  const resolveCaller = async (request: Request) => {
    const who = (request.headers.get('authorization') ?? '') as Who
    const caller = who === 'integration' ? await test.withKey('ingest') : test.callAs(cast[who].actor)
    return { caller, badKey: false }
  }
  const dispatch = createDispatch({ endpoints, resolveCaller })
  await addSite(test, cast)
  const ask: Site['ask'] = async <Body>(who: Who, line: string, { body, headers = {} }: Sent = {}) => {
    const [method = 'GET', path] = line.split(' ')
    const init = {
      method,
      headers: {
        authorization: who,
        origin: 'http://localhost',
        host: 'localhost',
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    }
    const answer = await dispatch(new Request(`http://localhost/api/v1${path}`, init))
    return { status: answer.status, headers: answer.headers, body: (await answer.json()) as Body }
  }
  return { test, cast, ask }
}
