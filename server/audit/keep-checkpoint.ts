import 'server-only'
import { eq } from 'drizzle-orm'
import { auditHead } from '@/db/schema'
import { readEnv } from '@/server/env'
import { system } from '@/server/kernel/system'
import { appendCheckpoint, checkpointFile } from './checkpoint-file'
import { signCheckpoint } from './checkpoint-signature'

const EVERY_MS = 10 * 60_000
let last = { seq: 0, at: 0 }

/** Notes the head of the chain outside the database, when it moved since the last note. */
export async function keepCheckpoint(now: Date): Promise<void> {
  const { engine, secret } = system()
  const file = checkpointFile(readEnv())
  if (!file || now.getTime() - last.at < EVERY_MS) return
  const [head] = await engine.read((tx) => tx.select().from(auditHead).where(eq(auditHead.id, 1)))
  if (!head || head.seq === last.seq) return
  await appendCheckpoint(file, signCheckpoint(head, { at: now, secret }))
  last = { seq: head.seq, at: now.getTime() }
}
