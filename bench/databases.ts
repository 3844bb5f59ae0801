import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { openEmbedded } from '@/db/engine/embedded'
import type { Engine } from '@/db/engine/engine'
import { openServer } from '@/db/engine/server'

export type BenchDatabase = {
  name: 'embedded' | 'PostgreSQL'
  env: Record<string, string>
  open: () => Promise<Engine>
  remove: () => Promise<void>
}

function embedded(): BenchDatabase {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'plumbline-bench-'))
  return {
    name: 'embedded',
    env: { PLUMBLINE_DATA_DIR: dataDir },
    open: () => openEmbedded(path.join(dataDir, 'database')),
    remove: async () => rmSync(dataDir, { recursive: true, force: true }),
  }
}

async function statement(url: string, text: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(text).finally(() => client.end())
}

async function onServer(url: string): Promise<BenchDatabase> {
  const own = embedded()
  const name = `plumbline_bench_${path
    .basename(own.env.PLUMBLINE_DATA_DIR ?? '')
    .slice(-6)
    .toLowerCase()}`
  await statement(url, `create database ${name}`)
  const target = new URL(url)
  target.pathname = `/${name}`
  return {
    name: 'PostgreSQL',
    env: { ...own.env, DATABASE_URL: target.href, PLUMBLINE_SECRET: randomBytes(32).toString('base64url') },
    open: () => openServer(target.href),
    remove: async () => {
      await statement(url, `drop database if exists ${name} with (force)`)
      await own.remove()
    },
  }
}

/** A fresh embedded database, and one on TEST_DATABASE_URL when that is set. */
export async function benchDatabases(): Promise<BenchDatabase[]> {
  const url = process.env.TEST_DATABASE_URL
  return url ? [embedded(), await onServer(url)] : [embedded()]
}
