import 'server-only'
import { createHash } from 'node:crypto'
import { and, eq, isNull, lt } from 'drizzle-orm'
import type { Tx } from '@/db/engine/engine'
import { idempotencyKeys } from '@/db/schema'
import { AppError } from '@/server/kernel/app-error'
import type { Caller } from '@/server/kernel/context'
import { system } from '@/server/kernel/system'
import { seal, unseal } from './seal'
import { textResponse } from './text-response'

const IDEMPOTENCY_HEADER = 'idempotency-key'
const KEPT_MS = 24 * 3_600_000
/** How long a request may run before another with the same key takes its place: its process may have died. */
export const LEASE_MS = 60_000
export const STREAM_LEASE_MS = 3_600_000
const KEY_LENGTH_MAX = 255
const RETRY_AFTER_SECONDS = 1
const KEPT_HEADERS = ['content-type', 'link', 'location']

type Stored = { status: number; headers: Record<string, string>; body: string }
export type Claim = { key: string; known: string; createdAt: Date }

/** The caller's Idempotency-Key, or null. */
export function idempotencyKeyOf(request: Request): string | null {
  const key = request.headers.get(IDEMPOTENCY_HEADER)
  if (key === null || request.method !== 'POST') return null
  if (key.length === 0 || key.length > KEY_LENGTH_MAX) {
    throw new AppError('invalid_input', `Idempotency-Key must have 1 to ${KEY_LENGTH_MAX} characters`)
  }
  return key
}

/** Says what a request asks for: method, path, query and the unpacked body. */
export function requestHash(request: Request, body: Uint8Array): string {
  const url = new URL(request.url)
  const hash = createHash('sha256').update(`${request.method} ${url.pathname}?${url.searchParams}\n`)
  return hash.update(body).digest('hex')
}

const sealed = (known: string) => ({
  read: (text: string) => JSON.parse(unseal(text, system().secret, known)) as Stored,
  write: (stored: Stored) => seal(JSON.stringify(stored), system().secret, known),
})

function subject(caller: Caller, key: string): { key: string; known: string } {
  const { actor } = caller
  const known = `${actor.kind} ${'id' in actor ? actor.id : ''} ${key}`
  return { key: createHash('sha256').update(known).digest('hex'), known }
}

export type Claimed = { state: 'ours'; claim: Claim } | { state: 'answered'; hash: string; response: Response }

/**
 * Takes the key for this request, or finds the answer it already has. `hash` null: the body is not known yet, and the
 * caller compares when it is.
 */
export async function claim(
  caller: Caller,
  key: string,
  want: { hash: string | null; leaseMs: number },
): Promise<Claimed> {
  const { now } = caller
  const own = subject(caller, key)
  const row = { requestHash: want.hash ?? '', status: null, response: null, createdAt: now }
  const expiresAt = new Date(now.getTime() + want.leaseMs)
  const found = await system().engine.transaction(async (tx) => {
    const [taken] = await tx
      .insert(idempotencyKeys)
      .values({ ...row, key: own.key, expiresAt })
      .onConflictDoUpdate({
        target: idempotencyKeys.key,
        set: { ...row, expiresAt },
        setWhere: lt(idempotencyKeys.expiresAt, now),
      })
      .returning({ key: idempotencyKeys.key })
    if (taken) return null
    const [known] = await tx.select().from(idempotencyKeys).where(eq(idempotencyKeys.key, own.key))
    return known ?? null
  })
  if (!found) return { state: 'ours', claim: { ...own, createdAt: now } }
  if (found.requestHash !== '' && want.hash !== null && found.requestHash !== want.hash) throw mismatch()
  if (found.status === null || found.response === null) {
    throw new AppError('idempotency_in_flight', 'the first request with this Idempotency-Key is still running', {
      retryAfterSeconds: RETRY_AFTER_SECONDS,
    })
  }
  const stored = sealed(own.known).read(found.response)
  const headers = { ...stored.headers, 'idempotency-replayed': 'true' }
  return {
    state: 'answered',
    hash: found.requestHash,
    response: textResponse(stored.body, { status: stored.status, headers }),
  }
}

export const mismatch = () =>
  new AppError('idempotency_mismatch', 'this Idempotency-Key was used for a request with another path or body')

const ours = ({ key, createdAt }: Claim) =>
  and(eq(idempotencyKeys.key, key), eq(idempotencyKeys.createdAt, createdAt), isNull(idempotencyKeys.status))

/** Keeps the answer for a day; failures of the server and refusals for load are forgotten, so that a retry runs. */
export async function settle(claimed: Claim, hash: string, response: Response): Promise<Response> {
  if (response.status >= 500 || response.status === 429) {
    await release(claimed)
    return response
  }
  const body = await response.text()
  const headers = Object.fromEntries(KEPT_HEADERS.flatMap((name) => pair(name, response.headers.get(name))))
  await system().engine.transaction((tx) =>
    tx
      .update(idempotencyKeys)
      .set({
        requestHash: hash,
        status: response.status,
        response: sealed(claimed.known).write({ status: response.status, headers, body }),
        expiresAt: new Date(claimed.createdAt.getTime() + KEPT_MS),
      })
      .where(ours(claimed)),
  )
  return textResponse(body, { status: response.status, headers: response.headers })
}

const pair = (name: string, value: string | null): [string, string][] => (value === null ? [] : [[name, value]])

export async function release(claimed: Claim): Promise<void> {
  await system().engine.transaction((tx) => tx.delete(idempotencyKeys).where(ours(claimed)))
}

/** Drops what is past its day, and claims whose process has long died. */
export async function purgeIdempotencyKeys(tx: Tx, now: Date): Promise<void> {
  await tx.delete(idempotencyKeys).where(lt(idempotencyKeys.expiresAt, now))
}
