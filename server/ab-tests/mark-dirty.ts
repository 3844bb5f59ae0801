import 'server-only'
import type { Tx } from '@/db/engine/engine'

/** Minutes since the epoch whose units changed: all their cells are behind. */
export async function markUnits(tx: Tx, testNo: number, minutes: readonly number[]): Promise<void> {
  if (minutes.length === 0) return
  await tx.raw.query(
    `insert into ab_behind (test_no, waits, minute) select $1::integer, w, m
     from unnest($2::integer[]) as r(m) cross join (values (false), (true)) as v(w) on conflict do nothing`,
    [testNo, [...minutes]],
  )
}

/** Each entity is looked up by itself (`offset 0`): a batch costs the same however many units the test has. */
const MINUTE = 'floor(extract(epoch from e.at) / 60)::integer'

/** The exposure minutes of these entities, as far as they have been exposed. */
export async function markEntities(tx: Tx, testNo: number, entities: readonly string[]): Promise<void> {
  if (entities.length === 0) return
  await tx.raw.query(
    `insert into ab_behind (test_no, waits, minute) select distinct $1::integer, w, ${MINUTE}
     from unnest($2::text[]) as r(entity)
     cross join lateral (select at from ab_exposures x where x.test_no = $1 and x.entity = r.entity offset 0) e
     cross join (values (false), (true)) as v(w) on conflict do nothing`,
    [testNo, [...entities]],
  )
}

/** The exposure minutes of the entities whose cases got a label; only metrics that wait for labels are behind. */
export async function markLabelled(tx: Tx, caseTexts: readonly string[]): Promise<void> {
  if (caseTexts.length === 0) return
  await tx.raw.query(
    `insert into ab_behind (test_no, waits, minute) select distinct e.test_no, w, ${MINUTE}
     from unnest($1::uuid[]) as r(case_key)
     cross join lateral (select distinct test_no, entity from ab_cases k where k.case_key = r.case_key offset 0) k
     cross join lateral (select test_no, at from ab_exposures x where x.test_no = k.test_no and x.entity = k.entity offset 0) e
     cross join (values (false), (true)) as v(w) on conflict do nothing`,
    [`{${caseTexts.join(',')}}`],
  )
}
