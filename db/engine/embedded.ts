import { mkdirSync } from 'node:fs'
import path from 'node:path'
import type { PGlite, QueryOptions, Results } from '@electric-sql/pglite'
import { drizzle } from 'drizzle-orm/pglite'
import { EmbeddedThread, type Statement } from './embedded-thread'
import { asTx, type Engine, type Raw, type Tx } from './engine'

/** Statements on the one connection there is. */
type Connection = { query: (statement: Statement) => Promise<Results>; script: (text: string) => Promise<Results> }

const asObjects = { rowMode: 'object' as const, unparsed: [] }

function rawOf({ query, script }: Connection): Raw {
  return {
    query: async <Row extends Record<string, unknown>>(text: string, params: unknown[] = []) =>
      (await query({ text, params, ...asObjects })).rows as Row[],
    script: async (text, params = []) =>
      (await (params.length > 0 ? query({ text, params, ...asObjects }) : script(text))).rows,
    copyIn: async (statement, data) => {
      await query({ text: statement.replace(/from stdin/i, "from '/dev/blob'"), params: [], ...asObjects, data })
    },
  }
}

// drizzle only calls query() on the client. The parsers it gives all leave a value as PostgreSQL writes it.
const clientOf = ({ query }: Connection) => ({
  query: (text: string, params: unknown[] = [], { rowMode = 'object', parsers = {} }: QueryOptions = {}) =>
    query({ text, params, rowMode, unparsed: Object.keys(parsers) }),
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
    query: (statement) => within(() => thread.query(statement)),
    script: (text) => within(() => thread.script(text)),
  })
  await thread.script('begin')
  try {
    const result = await work(tx)
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
  await thread.script("set time zone 'UTC'")
  /** Until the last transaction that was asked for has ended. */
  let turn: Promise<unknown> = Promise.resolve()
  const between = async <Result>(run: () => Promise<Result>): Promise<Result> => {
    await turn
    return run()
  }
  const outer = txOf({
    query: (statement) => between(() => thread.query(statement)),
    script: (text) => between(() => thread.script(text)),
  })
  return {
    kind: 'embedded',
    durability: 'process',
    transaction: (work) => {
      const done = turn.then(() => transaction(thread, work))
      turn = done.catch(() => undefined)
      return done
    },
    read: async (work) => work(outer),
    close: () => between(() => thread.close()),
  }
}
