import { createHash, randomBytes } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { openEmbedded } from '@/db/engine/embedded'
import type { Engine } from '@/db/engine/engine'
import { openServer } from '@/db/engine/server'
import { migrate, readMigrations } from '@/db/migrate'

const CACHE = path.resolve('node_modules/.cache/test-database')

/** A migrated database directory made once per set of migrations; copying it costs a tenth of initdb. */
async function templateDirectory(): Promise<string> {
  const digest = createHash('sha256').update(JSON.stringify(readMigrations())).digest('hex').slice(0, 16)
  const template = path.join(CACHE, `template-${digest}`)
  if (existsSync(template)) return template
  mkdirSync(CACHE, { recursive: true })
  for (const name of readdirSync(CACHE)) {
    if (name.startsWith('template-') && name !== path.basename(template))
      rmSync(path.join(CACHE, name), { recursive: true, force: true })
  }
  const draft = path.join(CACHE, `draft-${randomBytes(6).toString('hex')}`)
  const engine = await openEmbedded(draft)
  await migrate(engine)
  await engine.close()
  try {
    renameSync(draft, template)
  } catch (error) {
    // Another test file was first.
    rmSync(draft, { recursive: true, force: true })
    if (!existsSync(template)) throw error
  }
  return template
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** Copies that a killed test run left behind. */
function removeAbandoned(): void {
  for (const name of readdirSync(CACHE)) {
    const pid = /^run-(\d+)-/.exec(name)?.[1]
    if (pid !== undefined && !isRunning(Number(pid))) rmSync(path.join(CACHE, name), { recursive: true, force: true })
  }
}

async function openCopy(): Promise<Engine> {
  const template = await templateDirectory()
  removeAbandoned()
  const directory = path.join(CACHE, `run-${process.pid}-${randomBytes(6).toString('hex')}`)
  cpSync(template, directory, { recursive: true })
  const engine = await openEmbedded(directory)
  const close = async () => {
    await engine.close()
    rmSync(directory, { recursive: true, force: true })
  }
  return { ...engine, close }
}

async function onServer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}

async function openOwnDatabase(url: string, migrated: boolean): Promise<Engine> {
  const name = `plumbline_test_${randomBytes(6).toString('hex')}`
  await onServer(url, `create database ${name}`)
  const own = new URL(url)
  own.pathname = `/${name}`
  const engine = await openServer(own.href, { max: 6 })
  if (migrated) await migrate(engine)
  const close = async () => {
    await engine.close()
    await onServer(url, `drop database ${name} with (force)`)
  }
  return { ...engine, close }
}

/** An empty database of its own, migrated unless told not to: on the server of TEST_DATABASE_URL when that is set, else embedded. */
export async function openTestDatabase(options = { migrated: true }): Promise<Engine> {
  const url = process.env.TEST_DATABASE_URL
  if (url) return openOwnDatabase(url, options.migrated)
  return options.migrated ? openCopy() : openEmbedded()
}
