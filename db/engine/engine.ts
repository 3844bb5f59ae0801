import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core'

/** `data`: what a COPY from stdin reads. */
export type Statement = { text: string; params?: readonly unknown[]; data?: Uint8Array }

type Row = Record<string, unknown>

/** Statements below the query builder: binary COPY in, and reads whose columns are decoded by hand. */
export type Raw = {
  query<Row extends Record<string, unknown>>(text: string, params?: unknown[]): Promise<Row[]>
  /** One or several statements without parameters as one round trip, or one with; the rows of the last. */
  script(text: string, params?: unknown[]): Promise<unknown[]>
  /** One after another, as one round trip where the database is in this process; the rows of each. */
  sequence<Rows extends readonly Row[]>(
    statements: { [Place in keyof Rows]: Statement },
  ): Promise<{
    [Place in keyof Rows]: Rows[Place][]
  }>
}

type Drizzle = PgDatabase<PgQueryResultHKT, Record<string, never>>
export type Tx = Drizzle & { raw: Raw }

export type Engine = {
  kind: 'embedded' | 'server'
  /** What a crash can cost: `process` survives a killed process, `power` also a power cut. */
  durability: 'process' | 'power'
  transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T>
  /**
   * Reads outside a transaction. Never inside one: the embedded database has a single connection. A promise: what the query
   * builder gives asks again for each that waits for it.
   */
  read<T>(work: (tx: Tx) => Promise<T>): Promise<T>
  close(): Promise<void>
}

export function asTx(drizzle: unknown, raw: Raw): Tx {
  return Object.assign(drizzle as Drizzle, { raw })
}
