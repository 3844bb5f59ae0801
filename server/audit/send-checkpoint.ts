import 'server-only'
import { readEnv } from '@/server/env'
import { signEvent } from '@/server/kernel/sign-event'
import { system } from '@/server/kernel/system'
import type { SignedCheckpoint } from './checkpoint-signature'

const WAIT_MS = 10_000

type JobData = Record<string, string | number>

export const checkpointData = ({ seq, hash, at, signature }: SignedCheckpoint): JobData => ({
  seq,
  hash,
  at,
  signature,
})

export const checkpointOf = ({ seq, hash, at, signature }: JobData): SignedCheckpoint => ({
  seq: Number(seq),
  hash: String(hash),
  at: String(at),
  signature: String(signature),
})

/** Delivers a signed head as a Standard Webhook, with the secret of the event feed; what fails is tried again by the job. */
export async function sendCheckpoint(checkpoint: SignedCheckpoint): Promise<void> {
  const { checkpointWebhook: url } = readEnv()
  if (url === undefined) return
  const { seq, at } = checkpoint
  const payload = JSON.stringify({ type: 'audit.checkpoint', timestamp: at, data: checkpoint })
  const signed = { id: `checkpoint_${seq}`, timestamp: new Date(system().clock()), payload }
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...signEvent(system().secret, signed) },
    body: payload,
    redirect: 'error',
    signal: AbortSignal.timeout(WAIT_MS),
  })
  await answer.body?.cancel()
  if (!answer.ok) throw new Error(`the receiver of checkpoints answered ${answer.status}`)
}
