import 'server-only'
import type { Caller } from '@/server/kernel/context'
import { bodyChunks } from './body-chunks'
import { discardBody } from './discard-body'
import { hashedStream } from './hashed-stream'
import {
  claim,
  idempotencyKeyOf,
  LEASE_MS,
  mismatch,
  release,
  requestHash,
  STREAM_LEASE_MS,
  settle,
} from './idempotency'

/** Runs `work` at most once for the caller's Idempotency-Key and this body; without a key, just runs it. */
export async function idempotent(
  request: Request,
  given: { caller: Caller; body: Uint8Array },
  work: () => Promise<Response>,
): Promise<Response> {
  const key = idempotencyKeyOf(request)
  if (key === null) return work()
  const hash = requestHash(request, given.body)
  const claimed = await claim(given.caller, key, { hash, leaseMs: LEASE_MS })
  if (claimed.state === 'answered') return claimed.response
  try {
    return await settle(claimed.claim, hash, await work())
  } catch (error) {
    await release(claimed.claim)
    throw error
  }
}

/**
 * The same for a body that is worked on while it comes in. It is hashed on the way; an answer given before the end of
 * the body is not kept. A repeat is read to its end before the kept answer is given, to see that it is the same.
 */
export async function idempotentStream(
  request: Request,
  caller: Caller,
  work: (request: Request) => Promise<Response>,
): Promise<Response> {
  const key = idempotencyKeyOf(request)
  if (key === null) return work(request)
  const claimed = await claim(caller, key, { hash: null, leaseMs: STREAM_LEASE_MS })
  const hashed = hashedStream(request)
  if (claimed.state === 'answered') {
    for await (const _ of bodyChunks(hashed.request));
    if (hashed.digest() !== claimed.hash) throw mismatch()
    return claimed.response
  }
  try {
    const response = await work(hashed.request)
    const digest = hashed.digest()
    if (digest !== null) return await settle(claimed.claim, digest, response)
    await release(claimed.claim)
    void discardBody(hashed.request)
    return response
  } catch (error) {
    await release(claimed.claim)
    throw error
  }
}
