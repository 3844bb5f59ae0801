export type Answer = { status: number; body: unknown }
export type Send = { method: 'GET' | 'POST' | 'PUT'; path: string; type?: string; body?: () => BodyInit }
export type Api = (send: Send) => Promise<Answer>

const MOST_TRIES = 8
const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

/** Who asks: a key, or a person by the cookie of their session. */
export type Credential = { authorization: string } | { cookie: string; origin: string }

/** The public API as a client sees it. Waits as told on 429 and 503 and tries a broken connection again: every load may be repeated. */
export function api({ baseUrl, credential }: { baseUrl: string; credential: Credential }): Api {
  const base = `${baseUrl}/api/v1`
  return async (send) => {
    for (let attempt = 1; ; attempt++) {
      const answer = await once(base, credential, send).catch((error: unknown) => {
        if (attempt >= MOST_TRIES) throw error
        return null
      })
      const busy = answer === null || answer.status === 429 || answer.status === 503
      if (answer && (!busy || attempt >= MOST_TRIES)) return answer
      await wait(Math.max(0.25, Number(answer?.retryAfter) || 0.25 * attempt) * 1_000)
    }
  }
}

async function once(base: string, credential: Credential, { method, path, type, body }: Send) {
  const headers: Record<string, string> = { ...credential }
  if (body) headers['content-type'] = type ?? 'application/json'
  // `duplex` is needed by fetch for a streamed body and not yet in the DOM's type of the options.
  const init: RequestInit & { duplex: 'half' } = { method, headers, duplex: 'half', ...(body ? { body: body() } : {}) }
  const response = await fetch(base + path, init)
  const text = await response.text()
  return { status: response.status, body: parsed(text), retryAfter: response.headers.get('retry-after') }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

/** What went wrong, in the words of the answer. */
export function failure(what: string, { status, body }: Answer): Error {
  return new Error(`${what}: ${status} ${(typeof body === 'string' ? body : JSON.stringify(body)).slice(0, 400)}`)
}

export async function put(api: Api, path: string, body: unknown): Promise<unknown> {
  const answer = await api({ method: 'PUT', path, body: () => JSON.stringify(body) })
  if (answer.status >= 300) throw failure(`PUT ${path}`, answer)
  return answer.body
}

export async function post(api: Api, path: string, body: unknown): Promise<unknown> {
  const answer = await api({ method: 'POST', path, body: () => JSON.stringify(body) })
  if (answer.status >= 300) throw failure(`POST ${path}`, answer)
  return answer.body
}
