import { mkdirSync } from 'node:fs'
import path from 'node:path'
import type { PGlite, QueryOptions, Results } from '@electric-sql/pglite'
import { drizzle } from 'drizzle-orm/pglite'
import { EmbeddedThread, type ThreadStatement } from './embedded-thread'
import { asTx, type Engine, type Raw, type Statement, type Tx } from './engine'
import { Turns } from './turns'

/** Statements on the one connection there is. */
type Connection = {
  query: (...statements: ThreadStatement[]) => Promise<Results[]>
  script: (text: string) => Promise<Results[]>
}

const asObjects = ({ text, params = [], data }: Statement): ThreadStatement => ({
  text: data ? text.replace(/from stdin/i, "from '/dev/blob'") : text,
  params,
  rowMode: 'object',
  unparsed: [],
  ...(data && { data }),
})

function rawOf({ query, script }: Connection): Raw {
  const all = async (statements: readonly Statement[]) =>
    (await query(...statements.map(asObjects))).map(({ rows }) => rows)
  return {
    query: async <Row extends Record<string, unknown>>(text: string, params: unknown[] = []) =>
      ((await all([{ text, params }]))[0] ?? []) as Row[],
    script: async (text, params = []) =>
      (params.length > 0 ? await all([{ text, params }]) : (await script(text)).map(({ rows }) => rows)).at(-1) ?? [],
    sequence: all as Raw['sequence'],
  }
}

// drizzle only calls query() on the client. The parsers it gives all leave a value as PostgreSQL writes it.
const clientOf = ({ query }: Connection) => ({
  query: async (text: string, params: unknown[] = [], { rowMode = 'object', parsers = {} }: QueryOptions = {}) =>
    (await query({ text, params, rowMode, unparsed: Object.keys(parsers) }))[0],
})

const txOf = (connection: Connection): Tx =>
  asTx(drizzle({ client: clientOf(connection) as unknown as PGlite }), rawOf(connection))

async function transaction<T>(thread: EmbeddedThread, work: (tx: Tx) => Promise<T>): Promise<T> {
  let open = true
  const within = async <Result>(run: () => Promise<Result>): Promise<Result> => {
    // It would be part of somebody else's.
    if (!open) throw new Error('the transaction has ended')
    return run()
  }
  const tx = txOf({
    query: (...statements) => within(() => thread.query(...statements)),
    script: (text) => within(() => thread.script(text)),
  })
  try {
    // What the work asks comes after it, though it has not been answered.
    const [, result] = await Promise.all([thread.script('begin'), work(tx)])
    open = false
    await thread.script('commit')
    return result
  } catch (error) {
    open = false
    await thread.script('rollback')
    throw error
  }
}

/** PostgreSQL inside this process. `directory` undefined keeps everything in memory, for tests. */
export async function openEmbedded(directory?: string): Promise<Engine> {
  if (directory) mkdirSync(path.dirname(directory), { recursive: true, mode: 0o700 })
  const thread = new EmbeddedThread(directory)
  // A new log file written full of zeroes beforehand keeps everybody waiting for 50 ms, and gains nothing in a host's file.
  await thread.script("set time zone 'UTC'; set wal_init_zero = off")
  const turns = new Turns()
  const outer = txOf({
    query: (...statements) => turns.read(() => thread.query(...statements)),
    script: (text) => turns.read(() => thread.script(text)),
  })
  return {
    kind: 'embedded',
    durability: 'process',
    transaction: (work) => turns.write(() => transaction(thread, work)),
    read: async (work) => work(outer),
    close: () => turns.write(() => thread.close()),
  }
}
