import 'server-only'
import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Checkpoint } from './check-chain'

export type SignedCheckpoint = Checkpoint & { at: string; signature: string }

/** HMAC-SHA256 with a key of its own, derived from the installation's secret, over sequence number, hash and time. */
function signatureOf({ seq, hash, at }: Checkpoint & { at: string }, secret: string): string {
  const key = createHmac('sha256', secret).update('audit checkpoint').digest()
  return createHmac('sha256', key).update(`${seq}.${hash}.${at}`).digest('hex')
}

export function signCheckpoint(checkpoint: Checkpoint, options: { at: Date; secret: string }): SignedCheckpoint {
  const signed = { seq: checkpoint.seq, hash: checkpoint.hash, at: options.at.toISOString() }
  return { ...signed, signature: signatureOf(signed, options.secret) }
}

/** Did this installation sign it? */
export function isSigned(checkpoint: SignedCheckpoint, secret: string): boolean {
  const expected = Buffer.from(signatureOf(checkpoint, secret))
  const given = Buffer.from(checkpoint.signature)
  return expected.length === given.length && timingSafeEqual(expected, given)
}
