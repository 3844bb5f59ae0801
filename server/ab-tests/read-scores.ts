import 'server-only'
import type { Tx } from '@/db/engine/engine'
import { type SplitScores, splitScores } from '@/stats/metrics/binary/split-scores'
import type { TestFrame } from './test-frame'

/** Units of an arm whose scores are read, the first exposed ones: ROC AUC has no sufficient statistics. */
const UNITS_MAX = 50_000

const SCORES = `with u as (
  select entity, at, case when $5::float8 is null then to_timestamp($4::float8 / 1000)
    else least(at + make_interval(secs => $5::float8), to_timestamp($4::float8 / 1000)) end as cut
  from ab_exposures where test_no = $1 and arm = $2 and at <= to_timestamp($3::float8 / 1000) order by at, entity limit ${UNITS_MAX})
select array_agg(p.score) as scores, array_agg((coalesce(l.value, $8::text) = $7)::integer) as labels
from u join ab_cases k on k.test_no = $1 and k.entity = u.entity and k.at >= u.at and k.at <= u.cut
  and (k.exposed or k.version_no = $6)
join predictions p on p.case_key = k.case_key and p.version_no = k.version_no and p.error is null and p.score is not null
left join lateral (select l.value from labels l where l.case_key = k.case_key and l.known_at <= u.cut
  order by l.known_at desc limit 1) l on true
where coalesce(l.value, $8::text) is not null`

/** Scores by label of each arm's units that are mature at a time. */
export async function readScores(tx: Tx, frame: TestFrame, ask: { cut: number; asOf: number }): Promise<SplitScores[]> {
  const { test, model } = frame
  const absence = model.labelPolicy.policy === 'absence' ? model.labelPolicy.value : null
  const all: SplitScores[] = []
  for (const arm of test.plan.arms.keys()) {
    const args = [
      test.no,
      arm,
      ask.cut,
      ask.asOf,
      frame.waitSeconds,
      frame.versionNos[arm] ?? 0,
      model.positiveClass,
      absence,
    ]
    const [row] = await tx.raw.query<{ scores: number[] | null; labels: number[] | null }>(SCORES, args)
    all.push(splitScores(row?.scores ?? [], row?.labels ?? []))
  }
  return all
}
