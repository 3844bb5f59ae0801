import 'server-only'
import { readPlain } from '@/db/binary/read-arrays'
import type { Tx } from '@/db/engine/engine'
import type { VersionState } from '@/server/predictions/version-state'

const NEWEST = `select string_agg(int4send(c.place::integer), ''::bytea) as places,
  string_agg(float8send(coalesce(l.number, 'NaN')), ''::bytea) as numbers, array_agg(l.value) as values
from unnest($1::uuid[]) with ordinality as c(case_key, place)
cross join lateral (select * from labels where labels.case_key = c.case_key order by known_at desc limit 1) l`

export type CaseLabel = { value: string; number: number }

/** The label in force of each case, by place in the list, only where there is one. */
export async function newestLabels(tx: Tx, cases: readonly string[]): Promise<Map<number, CaseLabel>> {
  const found = new Map<number, CaseLabel>()
  if (cases.length === 0) return found
  type Row = { places: Uint8Array | null; numbers: Uint8Array; values: string[] }
  const [row] = await tx.raw.query<Row>(NEWEST, [`{${cases.join(',')}}`])
  if (!row?.places) return found
  const [places, numbers] = [readPlain(row.places, 'int4'), readPlain(row.numbers, 'float8')]
  for (let i = 0; i < places.length; i++)
    found.set((places[i] ?? 0) - 1, { value: row.values[i] ?? '', number: numbers[i] ?? Number.NaN })
  return found
}

/** Under label policy `absence`, what a case without a label means once it is old enough; else null. */
export function absentLabel(state: VersionState, predictedAt: number, now: number): CaseLabel | null {
  const { labelPolicy } = state
  if (labelPolicy.policy !== 'absence' || predictedAt + labelPolicy.afterHours * 3_600_000 > now) return null
  return { value: labelPolicy.value, number: Number(labelPolicy.value) }
}
