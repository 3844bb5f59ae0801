import { expect, test } from '@playwright/test'
import { api } from '../fixtures/api'
import { createDatabase, type Database, ON_POSTGRES, onPostgres } from '../fixtures/database'
import { Gate } from '../fixtures/gate'
import { launch, type RunningServer, startOn } from '../fixtures/server'
import { until } from '../fixtures/until'
import { countsOf, createScorer, readCounts } from './scorer'
import { rowsOf, Sender } from './sender'

let database: Database
test.beforeEach(async () => {
  database = await createDatabase()
})
test.afterEach(() => database.remove())

const readyStatus = async ({ url }: RunningServer) => (await fetch(`${url}/readyz`).catch(() => null))?.status

test('SIGTERM under load: the probe says 503, what runs is finished, exit 0, nothing acknowledged is lost', async () => {
  test.setTimeout(180_000)
  const senders = Array.from({ length: 6 }, (_, client) => new Sender(client))
  let server = await startOn(database)
  try {
    await createScorer(server)
    let acknowledged = 0
    const sending = senders.map((sender) => sender.run(server, () => acknowledged++))
    await until('every client has been answered', () => senders.every((sender) => sender.acknowledged.length > 1))
    const ended = server.stop('SIGTERM')
    const signalled = Date.now()
    await until('the probe says 503', async () => (await readyStatus(server)) === 503, 10_000)
    expect(Date.now() - signalled).toBeLessThan(1000)
    const seen = Date.now()
    const sinceProbe = acknowledged
    await until('requests are still served', () => acknowledged > sinceProbe, 10_000)
    expect(await ended, server.output()).toBe(0)
    for (const last of await Promise.all(sending)) {
      expect(last.began, 'whoever asked before the probe said 503 is answered').toBeGreaterThan(seen)
      expect(GONE, String(last.error)).toContain(codeOf(last.error))
    }
    const kept = countsOf(rowsOf(senders, '/predictions'), rowsOf(senders, '/labels'))
    server = await startOn(database)
    // Not only is nothing acknowledged lost: nothing was taken without an acknowledgement either.
    expect(await readCounts(server)).toEqual(kept)
  } finally {
    await server.stop('SIGKILL')
  }
})

/** Refused, or reset when the listener closed on a connection it had not taken yet. */
const GONE = ['ECONNREFUSED', 'ECONNRESET', 'UND_ERR_SOCKET']

function codeOf(error: unknown): unknown {
  const cause = error instanceof Error ? error.cause : null
  return cause instanceof Error && 'code' in cause ? cause.code : String(error)
}

test('serves on when nobody reads its log any more', async () => {
  const { child, port, ended } = await launch(database)
  child.stdout.once('data', () => {
    child.stdout.destroy()
    child.stderr.destroy()
  })
  await until('the server is ready', async () => (await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => null))?.ok)
  child.kill('SIGTERM')
  expect(await ended).toBe(0)
})

// The lock itself is tried 20 times in db/lock.test.ts; here it is the whole server.
test('a second process on the data directory is refused at once and told who holds it', async () => {
  test.skip(ON_POSTGRES, 'several processes may share a PostgreSQL database')
  const server = await startOn(database)
  try {
    for (let round = 0; round < 3; round++) {
      const second = await launch(database)
      expect(await second.ended).not.toBe(0)
      expect(second.output()).toContain(`is in use by process ${server.child.pid}`)
    }
    expect(await readyStatus(server)).toBe(200)
  } finally {
    await server.stop()
  }
})

type Outage = { url: string; begin: () => Promise<void>; end: () => Promise<void>; after: () => Promise<void> }

/** The network between the server and its database breaks. */
async function networkOutage({ url }: { url: string }): Promise<Outage> {
  const gate = new Gate(new URL(url))
  const through = await gate.open()
  const end = async () => {
    await gate.open()
  }
  return { url: through, begin: () => gate.cut(), end, after: () => gate.cut() }
}

/** The database ends its connections and takes no new ones. */
async function databaseOutage({ name, url }: { name: string; url: string }): Promise<Outage> {
  const admin = process.env.TEST_DATABASE_URL ?? ''
  const begin = async () => {
    await onPostgres(admin, `alter database ${name} allow_connections false`)
    await onPostgres(admin, `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}'`)
  }
  const end = async () => {
    await onPostgres(admin, `alter database ${name} allow_connections true`)
  }
  return { url, begin, end, after: async () => undefined }
}

const OUTAGES = { 'cannot be reached': networkOutage, 'refuses connections': databaseOutage }
const READS = ['/models', '/models/scorer/versions/1/performance', '/predictions?model=scorer&version=1']

for (const [what, prepare] of Object.entries(OUTAGES)) {
  test(`the database ${what}: 503 with Retry-After, and it resumes by itself`, async () => {
    test.skip(!ON_POSTGRES, 'the embedded database is in the same process')
    if (!database.server) throw new Error('there is no database of its own')
    const outage = await prepare(database.server)
    const server = await startOn(database, { env: { DATABASE_URL: outage.url } })
    try {
      await createScorer(server)
      const sender = new Sender(0)
      const sending = sender.run(server, () => undefined).catch((error: unknown) => String(error))
      await until('something was acknowledged', () => sender.acknowledged.length > 3)
      await outage.begin()
      expect(await sending).toContain('503')
      for (const path of READS) {
        const { status, body, headers } = await api(server.url, server.key)('GET', path)
        expect([path, status, body.code]).toEqual([path, 503, 'unavailable'])
        expect(Number(headers.get('retry-after'))).toBeGreaterThan(0)
      }
      expect(await readyStatus(server)).toBe(503)
      await outage.end()
      await until('it is ready again', async () => (await readyStatus(server)) === 200, 30_000)
      await sender.settle(server)
      expect(await readCounts(server)).toEqual(countsOf(sender.rows('/predictions'), sender.rows('/labels')))
      expect(server.child.exitCode).toBe(null)
    } finally {
      await server.stop()
      await outage.after()
    }
  })
}
