import 'server-only'
import { readPlain } from '@/db/binary/read-arrays'
import type { Tx } from '@/db/engine/engine'

const NEWEST = `select string_agg(int4send(c.place::integer), ''::bytea) as places,
  string_agg(float8send(coalesce(l.number, 'NaN')), ''::bytea) as numbers, array_agg(l.value) as values
from unnest($1::uuid[]) with ordinality as c(case_key, place)
cross join lateral (select * from labels where labels.case_key = c.case_key
  and known_at <= $2::timestamptz and received_at <= $2::timestamptz order by known_at desc limit 1) l`

/** `number` is NaN where the label is none. */
export type CaseLabel = { value: string; number: number }

/** The label in force of each case, of those known and received up to a time, by place in the list, only where there is one. */
export async function newestLabels(
  tx: Tx,
  cases: readonly string[],
  received: Date | null,
): Promise<Map<number, CaseLabel>> {
  const found = new Map<number, CaseLabel>()
  if (cases.length === 0) return found
  type Row = { places: Uint8Array | null; numbers: Uint8Array; values: string[] }
  const [row] = await tx.raw.query<Row>(NEWEST, [`{${cases.join(',')}}`, received?.toISOString() ?? 'infinity'])
  if (!row?.places) return found
  const [places, numbers] = [readPlain(row.places, 'int4'), readPlain(row.numbers, 'float8')]
  for (let i = 0; i < places.length; i++)
    found.set((places[i] ?? 0) - 1, { value: row.values[i] ?? '', number: numbers[i] ?? Number.NaN })
  return found
}
