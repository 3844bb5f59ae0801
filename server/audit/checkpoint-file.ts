import 'server-only'
import { appendFile, readFile } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import type { Env } from '@/server/env'
import { isSigned, type SignedCheckpoint } from './checkpoint-signature'

const FILE = 'audit-checkpoints.ndjson'
const line = z.object({ seq: z.number().int(), hash: z.string(), at: z.string(), signature: z.string() })

/** Where signed heads of the chain are kept: PLUMBLINE_CHECKPOINT_FILE, or the data directory of the embedded database. */
export function checkpointFile(env: Pick<Env, 'checkpointFile' | 'databaseUrl' | 'dataDir'>): string | null {
  return env.checkpointFile ?? (env.databaseUrl ? null : path.join(env.dataDir, FILE))
}

export async function appendCheckpoint(file: string, checkpoint: SignedCheckpoint): Promise<void> {
  await appendFile(file, `${JSON.stringify(checkpoint)}\n`, { mode: 0o600 })
}

export type KeptCheckpoints = { genuine: SignedCheckpoint[]; unsigned: number }

function parseLine(text: string): SignedCheckpoint | null {
  try {
    return line.parse(JSON.parse(text))
  } catch {
    return null
  }
}

/** What the file holds; lines that this installation did not sign are counted. No file is no checkpoints. */
export async function readCheckpoints(file: string, secret: string): Promise<KeptCheckpoints> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return ''
    throw error
  })
  const parsed = text.split('\n').filter(Boolean).map(parseLine)
  const genuine = parsed.filter((one) => one !== null).filter((one) => isSigned(one, secret))
  return { genuine, unsigned: parsed.length - genuine.length }
}
