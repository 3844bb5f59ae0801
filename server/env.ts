import 'server-only'
import path from 'node:path'
import { z } from 'zod'

const LOOPBACK = /^(localhost|127(\.\d+){3}|\[::1\])$/

/** Nobody on the way may read it. */
function isPrivate(url: string): boolean {
  const { protocol, hostname } = new URL(url)
  return protocol === 'https:' || (protocol === 'http:' && LOOPBACK.test(hostname))
}

const schema = z.object({
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  PLUMBLINE_DATA_DIR: z.string().min(1).default('.data'),
  PLUMBLINE_SECRET: z.string().min(32).optional(),
  PLUMBLINE_CHECKPOINT_FILE: z.string().min(1).optional(),
  PLUMBLINE_CHECKPOINT_WEBHOOK: z.url().refine(isPrivate, 'must be https, or http on this machine').optional(),
  PLUMBLINE_ARTIFACT_DIR: z.string().min(1).optional(),
  PLUMBLINE_ARTIFACT_MAX_MB: z.coerce.number().int().min(1).max(1_048_576).default(2048),
  PLUMBLINE_ADMIN_EMAIL: z.email().optional(),
  PLUMBLINE_ADMIN_PASSWORD: z.string().min(12).optional(),
  PLUMBLINE_BOOTSTRAP_KEY: z.string().min(32).optional(),
  PLUMBLINE_URL: z.url({ protocol: /^https?$/ }).optional(),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
})

export type Env = {
  databaseUrl: string | undefined
  dataDir: string
  secret: string | undefined
  /** Where signed heads of the audit chain are appended. */
  checkpointFile: string | undefined
  /** Where they are sent. */
  checkpointWebhook: string | undefined
  /** Where the files of versions lie; several processes on one database share it. */
  artifactDir: string
  artifactBytesMax: number
  adminEmail: string | undefined
  adminPassword: string | undefined
  bootstrapKey: string | undefined
  publicUrl: string | undefined
  port: number
}

/** Reads the environment, or throws naming each variable that is wrong. Empty text counts as absent. */
export function readEnv(source: Record<string, string | undefined> = process.env): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''))
  const parsed = schema.safeParse(given)
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`)
    throw new Error(`The configuration is not valid:\n${lines.join('\n')}`)
  }
  const env = parsed.data
  const dataDir = path.resolve(env.PLUMBLINE_DATA_DIR)
  return {
    databaseUrl: env.DATABASE_URL,
    dataDir,
    artifactDir: path.resolve(env.PLUMBLINE_ARTIFACT_DIR ?? path.join(dataDir, 'artifacts')),
    artifactBytesMax: env.PLUMBLINE_ARTIFACT_MAX_MB * 1024 * 1024,
    secret: env.PLUMBLINE_SECRET,
    checkpointFile: env.PLUMBLINE_CHECKPOINT_FILE && path.resolve(env.PLUMBLINE_CHECKPOINT_FILE),
    checkpointWebhook: env.PLUMBLINE_CHECKPOINT_WEBHOOK,
    adminEmail: env.PLUMBLINE_ADMIN_EMAIL?.toLowerCase(),
    adminPassword: env.PLUMBLINE_ADMIN_PASSWORD,
    bootstrapKey: env.PLUMBLINE_BOOTSTRAP_KEY,
    publicUrl: env.PLUMBLINE_URL,
    port: env.PORT,
  }
}
