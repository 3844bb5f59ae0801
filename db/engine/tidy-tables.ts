import type { Engine } from './engine'

/** What is larger is only ever read along an index, and takes long to sample. */
const SAMPLED_BYTES_MAX = 32 * 1024 * 1024

/** When a table is due, by the rules and defaults of PostgreSQL's autovacuum; what a long value leaves behind counts as the table's. */
const DUE = `select c.oid::regclass::text as name,
    s.n_dead_tup > 50 + 0.2 * greatest(c.reltuples, 0)
      or pg_stat_get_dead_tuples(t.oid) > 50 + 0.2 * greatest(t.reltuples, 0)
      or age(c.relfrozenxid) > current_setting('autovacuum_freeze_max_age')::integer as dusty,
    (c.reltuples < 0 or s.n_mod_since_analyze > 50 + 0.1 * c.reltuples) and pg_relation_size(c.oid) < ${SAMPLED_BYTES_MAX} as changed
  from pg_class c join pg_stat_all_tables s on s.relid = c.oid left join pg_class t on t.oid = c.reltoastrelid
  where c.relkind = 'r' and c.relpersistence = 'p'`
const RANGE_INDEXES = `select c.oid::regclass::text as name from pg_class c join pg_am a on a.oid = c.relam
  where c.relkind = 'i' and a.amname = 'brin'`

/**
 * What a server's autovacuum does, for the embedded database, which has none: room of rows that were replaced or removed is used
 * again, the planner knows how much there is in each table, and an index of ranges knows the newest ones. One statement at a time,
 * so that others come in between.
 */
export async function tidyTables(engine: Engine): Promise<void> {
  if (engine.kind !== 'embedded') return
  const read = <Row extends Record<string, unknown>>(text: string) => engine.read((tx) => tx.raw.query<Row>(text))
  await read('select pg_stat_force_next_flush()')
  for (const { name, dusty, changed } of await read<{ name: string; dusty: boolean; changed: boolean }>(DUE)) {
    if (dusty) await read(`vacuum ${name}`)
    if (changed) await read(`analyze ${name}`)
  }
  for (const { name } of await read<{ name: string }>(RANGE_INDEXES)) {
    await read(`select brin_summarize_new_values('${name}')`)
  }
}
