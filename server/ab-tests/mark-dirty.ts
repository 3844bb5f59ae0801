import 'server-only'
import type { Tx } from '@/db/engine/engine'

/** Hours since the epoch whose units changed: all their cells are behind. */
export async function markUnits(tx: Tx, testNo: number, hours: readonly number[]): Promise<void> {
  if (hours.length === 0) return
  await tx.raw.query(
    `insert into ab_dirty (test_no, waits, hour) select $1::integer, w, h
     from unnest($2::integer[]) as r(h) cross join (values (false), (true)) as v(w) on conflict do nothing`,
    [testNo, [...hours]],
  )
}

const HOUR = 'floor(extract(epoch from e.at) / 3600)::integer'

/** The exposure hours of these entities, as far as they have been exposed. */
export async function markEntities(tx: Tx, testNo: number, entities: readonly string[]): Promise<void> {
  if (entities.length === 0) return
  await tx.raw.query(
    `insert into ab_dirty (test_no, waits, hour) select distinct $1::integer, w, ${HOUR}
     from unnest($2::text[]) as r(entity) join ab_exposures e on e.test_no = $1 and e.entity = r.entity
     cross join (values (false), (true)) as v(w) on conflict do nothing`,
    [testNo, [...entities]],
  )
}

/** The exposure hours of the entities whose cases got a label; only metrics that wait for labels are behind. */
export async function markLabelled(tx: Tx, caseTexts: readonly string[]): Promise<void> {
  if (caseTexts.length === 0) return
  await tx.raw.query(
    `insert into ab_dirty (test_no, waits, hour) select distinct e.test_no, w, ${HOUR}
     from unnest($1::uuid[]) as r(case_key)
     cross join lateral (select distinct test_no, entity from ab_cases k where k.case_key = r.case_key offset 0) k
     join ab_exposures e on e.test_no = k.test_no and e.entity = k.entity
     cross join (values (false), (true)) as v(w) on conflict do nothing`,
    [`{${caseTexts.join(',')}}`],
  )
}
