import 'server-only'
import { readPlain } from '@/db/binary/read-arrays'
import type { Statement, Tx } from '@/db/engine/engine'
import type { LabelHistory } from '@/domain/labels/contribution'

type Entry = LabelHistory[number]

export type AnyLabels = { found: boolean }

/** Has the model any labels at all? */
export const anyLabels = (modelNo: number): Statement => ({
  text: 'select exists (select from labels where model_no = $1) as found',
  params: [modelNo],
})

const HISTORIES = `select string_agg(int4send(c.place::integer), ''::bytea) as places,
  string_agg(int8send((extract(epoch from l.known_at) * 1000)::bigint), ''::bytea) as times,
  string_agg(float8send(coalesce(l.number, 'NaN')), ''::bytea) as numbers,
  array_agg(l.value) as values, array_agg(l.timed) as timed
from unnest($1::uuid[]) with ordinality as c(case_key, place)
cross join lateral (select * from labels where labels.case_key = c.case_key order by known_at offset 0) l`

type Row = { places: Uint8Array | null; times: Uint8Array; numbers: Uint8Array; values: string[]; timed: boolean[] }

/** Label histories, oldest first, of the given cases; by place in the list, only where there is one. */
export async function labelHistories(tx: Tx, caseTexts: readonly string[]): Promise<Map<number, Entry[]>> {
  const histories = new Map<number, Entry[]>()
  if (caseTexts.length === 0) return histories
  const [row] = await tx.raw.query<Row>(HISTORIES, [`{${caseTexts.join(',')}}`])
  if (!row?.places) return histories
  const [places, times, numbers] = [
    readPlain(row.places, 'int4'),
    readPlain(row.times, 'int8'),
    readPlain(row.numbers, 'float8'),
  ]
  for (let i = 0; i < places.length; i++) {
    const place = (places[i] as number) - 1
    const number = numbers[i] as number
    const entry: Entry = {
      knownAt: times[i] as number,
      timed: row.timed[i] === true,
      value: row.values[i] ?? '',
      number: Number.isNaN(number) ? null : number,
    }
    const known = histories.get(place)
    if (known) known.push(entry)
    else histories.set(place, [entry])
  }
  return histories
}
