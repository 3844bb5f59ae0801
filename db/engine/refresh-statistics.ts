import type { Engine } from './engine'

/** What is larger is only ever read along an index, and takes long to sample. */
const BYTES_MAX = 32 * 1024 * 1024

/**
 * Tells the embedded database's planner how much there is in each table. A server does so by itself (autovacuum); without it
 * a list of 10,000 versions is joined as if there were a handful, which takes a hundred times as long. One table at a time,
 * so that others come in between.
 */
export async function refreshStatistics(engine: Engine): Promise<void> {
  if (engine.kind !== 'embedded') return
  const tables = await engine.read((tx) =>
    tx.raw.query<{ name: string }>(
      `select quote_ident(relname) as name from pg_class
       where relkind = 'r' and relnamespace = 'public'::regnamespace and pg_table_size(oid) < $1`,
      [BYTES_MAX],
    ),
  )
  for (const { name } of tables) await engine.read((tx) => tx.raw.script(`analyze ${name}`))
}
