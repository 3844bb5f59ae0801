import { z } from 'zod'
import type { Batch } from '../flights/replay'
import { type Api, failure } from './http'

const Result = z.object({ received: z.number(), accepted: z.number(), duplicates: z.number() })
export type Sent = { accepted: number; duplicates: number }

/** Sends one batch; anything rejected means that the demo's data is not what the server holds, so it ends the seeding. */
export async function sendBatch(api: Api, batch: Batch): Promise<Sent> {
  const answer = await api({ method: 'POST', path: batch.path, body: () => batch.body })
  const result = Result.safeParse(answer.body)
  if (answer.status !== 200 || !result.success) throw failure(`POST ${batch.path}`, answer)
  const { received, accepted, duplicates } = result.data
  if (received !== batch.rows) throw failure(`POST ${batch.path}: ${batch.rows} rows sent`, answer)
  return { accepted, duplicates }
}
