import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { drizzle } from 'drizzle-orm/node-postgres'
import pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { asTx, type Engine, type Raw, type Statement, type Tx } from './engine'

async function inTurn(
  client: pg.PoolClient,
  { text, params = [], data }: Statement,
): Promise<Record<string, unknown>[]> {
  if (!data) return (await client.query<Record<string, unknown>>(text, [...params])).rows
  await pipeline(
    Readable.from([Buffer.from(data.buffer, data.byteOffset, data.byteLength)]),
    client.query(copyFrom(text)),
  )
  return []
}

function rawOf(client: pg.Pool | pg.PoolClient): Raw {
  return {
    query: async <Row extends Record<string, unknown>>(text: string, params: unknown[] = []) =>
      (await client.query<Row>(text, params)).rows,
    script: async (text, params = []) => {
      const result: pg.QueryResult | pg.QueryResult[] =
        params.length > 0 ? await client.query(text, params) : await client.query(text)
      return (Array.isArray(result) ? result.at(-1) : result)?.rows ?? []
    },
    sequence: (async (statements: readonly Statement[]) => {
      if (!('release' in client)) throw new Error('a sequence needs a transaction')
      const all: Record<string, unknown>[][] = []
      for (const statement of statements) all.push(await inTurn(client, statement))
      return all
    }) as Raw['sequence'],
  }
}

const txOf = (client: pg.Pool | pg.PoolClient): Tx => asTx(drizzle({ client }), rawOf(client))

async function transaction<T>(pool: pg.Pool, work: (tx: Tx) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  let lost: Error | undefined
  const lose = (error: Error) => {
    lost ??= error
  }
  // Between two statements nobody else is told why a connection ended; the next one only hears that it did.
  client.on('error', lose)
  try {
    await client.query('begin')
    const result = await work(txOf(client))
    await client.query('commit')
    return result
  } catch (error) {
    const cause = lost ?? error
    await client.query('rollback').catch(lose)
    throw cause
  } finally {
    client.off('error', lose)
    client.release(lost)
  }
}

/** A PostgreSQL server by its URL. */
export async function openServer(url: string, options: { max?: number; schema?: string } = {}): Promise<Engine> {
  const search = options.schema ? ` -c search_path=${options.schema},public` : ''
  const pool = new pg.Pool({
    connectionString: url,
    max: options.max ?? 10,
    connectionTimeoutMillis: 5000,
    idleTimeoutMillis: 30_000,
    // Compiling a plan takes longer than any of our queries.
    options: `-c timezone=UTC -c client_min_messages=warning -c jit=off${search}`,
  })
  // A lost idle connection must not end the process; the next query reports it.
  pool.on('error', () => undefined)
  const outer = txOf(pool)
  return {
    kind: 'server',
    durability: 'power',
    transaction: (work) => transaction(pool, work),
    read: async (work) => work(outer),
    close: () => pool.end(),
  }
}
