import { type Expectation, type Line, nameOf } from './expectations'
import { effective, harmless, type Objects } from './inputs'
import { type Principal, verdictFor } from './principals'

export type Case = { who: Principal; asked: Line; expectation: Expectation }

/** Names of what only people of "fraud" may know. */
const SECRETS = /Payment scorer|Stop payment fraud|Fraud share of volume|["/]scorer["/]/

const refused = (status: number) => status === 401 || status === 403

function pageProblem(
  { who, expectation }: Case,
  verdict: string,
  answer: { status: number; location: string; text: string },
) {
  const { status, location, text } = answer
  if (expectation.need === 'public') return null
  const toSignIn = status === 307 && location.startsWith('/sign-in')
  if (verdict === 'deny' && who.kind !== 'person') return toSignIn ? null : `is not sent to sign in`
  const denied = status === 200 && text.includes(`data-denied="${expectation.need}"`)
  if (verdict === 'deny') return denied ? null : 'is not told that this is not allowed'
  if (verdict === 'missing') return status === 404 ? null : 'is not told that there is nothing'
  return toSignIn || text.includes('data-denied=') ? 'is not let in' : null
}

/** Reads that may find nothing for whoever is allowed to ask: the key is somebody else's, the path is nobody's. */
const MAY_FIND_NOTHING = new Set(['keys.get', 'api.unknown'])

function apiProblem({ who, asked }: Case, verdict: string, status: number): string | null {
  if (verdict === 'deny') return status === (who.kind === 'nobody' ? 401 : 403) ? null : 'is not refused'
  if (verdict === 'missing') return status === 404 ? null : 'is not told that there is nothing'
  if (refused(status)) return 'is refused'
  return asked.method === 'GET' && status >= 300 && !MAY_FIND_NOTHING.has(asked.name) ? 'gets no answer' : null
}

/** Sends what the case is about; says what is wrong with the answer, or null. */
export async function ask(url: string, objects: Objects, one: Case): Promise<string | null> {
  const { who, asked, expectation } = one
  const verdict = verdictFor(who, asked, expectation)
  const request = verdict === 'allow' ? harmless(asked, objects) : effective(asked, objects)
  const { path, body, ...init } = request
  const answer = await fetch(url + path, {
    ...init,
    redirect: 'manual',
    headers: { ...init.headers, ...who.headers },
    ...(body !== undefined && { body }),
  })
  const text = await answer.text()
  const { status } = answer
  const location = answer.headers.get('location')?.replace(url, '') ?? ''
  const told = verdict !== 'allow' || who.where === 'other'
  const problem =
    status >= 500
      ? 'fails'
      : asked.kind === 'page'
        ? pageProblem(one, verdict, { status, location, text })
        : apiProblem(one, verdict, status)
  const leak =
    told && who.where === 'other' && SECRETS.test(text.replaceAll(path, '')) ? 'is told about another use case' : null
  if (!problem && !leak) return null
  return `${who.name} ${asked.kind} ${nameOf(asked)} (${verdict}): ${problem ?? leak}: ${status} ${location} ${text.slice(0, asked.kind === 'page' ? 0 : 160)}`
}

/** All cases, some at a time; answers what went wrong. */
export async function askAll(url: string, objects: Objects, cases: readonly Case[]): Promise<string[]> {
  const wrong: string[] = []
  const queue = [...cases]
  const work = async () => {
    for (let one = queue.shift(); one; one = queue.shift()) {
      const problem = await ask(url, objects, one)
      if (problem) wrong.push(problem)
    }
  }
  await Promise.all(Array.from({ length: 8 }, work))
  return wrong
}
