import 'server-only'
import { eq } from 'drizzle-orm'
import { auditHead } from '@/db/schema'
import { readEnv } from '@/server/env'
import { system } from '@/server/kernel/system'
import { appendCheckpoint, checkpointFile } from './checkpoint-file'
import { signCheckpoint } from './checkpoint-signature'
import { checkpointData } from './send-checkpoint'

const EVERY_MS = 10 * 60_000
let last = { seq: 0, at: 0 }

/** Notes the head of the chain outside the database, in a file or by a webhook, when it moved since the last note. */
export async function keepCheckpoint(now: Date): Promise<void> {
  const { engine, jobs, secret } = system()
  const env = readEnv()
  const file = checkpointFile(env)
  const webhook = env.checkpointWebhook !== undefined
  if ((!file && !webhook) || now.getTime() - last.at < EVERY_MS) return
  const [head] = await engine.read((tx) => tx.select().from(auditHead).where(eq(auditHead.id, 1)))
  if (!head || head.seq === last.seq) return
  const checkpoint = signCheckpoint(head, { at: now, secret })
  if (file) await appendCheckpoint(file, checkpoint)
  if (webhook) {
    const once = { key: 'checkpoint', seconds: EVERY_MS / 1000 / 2 }
    const job = { name: 'checkpoint' as const, data: checkpointData(checkpoint), once }
    await engine.transaction((tx) => jobs.enqueue(tx, job))
  }
  last = { seq: head.seq, at: now.getTime() }
}
