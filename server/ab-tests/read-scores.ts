import 'server-only'
import type { Tx } from '@/db/engine/engine'
import { challengerIndexes } from '@/domain/ab-tests/arms'
import type { PairedScores } from '@/stats/inference/delong'
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

const PAIRS = `with u as (
  select entity, at, case when $4::float8 is null then to_timestamp($3::float8 / 1000)
    else least(at + make_interval(secs => $4::float8), to_timestamp($3::float8 / 1000)) end as cut
  from ab_exposures where test_no = $1 and at <= to_timestamp($2::float8 / 1000) order by at, entity limit ${UNITS_MAX})
select array_agg(p.score) as scores, array_agg(q.score) as others, array_agg((coalesce(l.value, $8::text) = $7)::integer) as labels
from u join ab_cases k on k.test_no = $1 and k.entity = u.entity and k.at >= u.at and k.at <= u.cut and k.version_no = $5
join predictions p on p.case_key = k.case_key and p.version_no = $5 and p.error is null and p.score is not null
join predictions q on q.case_key = k.case_key and q.version_no = $6 and q.error is null and q.score is not null
left join lateral (select l.value from labels l where l.case_key = k.case_key and l.known_at <= u.cut
  order by l.known_at desc limit 1) l on true
where coalesce(l.value, $8::text) is not null`

type Ask = { cut: number; asOf: number }
/** Scores by arm; in shadow mode those of the cases that the control and a challenger both scored. */
export type ArmScores = { scores: SplitScores[] } | { pairedScores: (PairedScores | undefined)[] }

const absenceOf = ({ model: { labelPolicy } }: TestFrame) =>
  labelPolicy.policy === 'absence' ? labelPolicy.value : null

async function pairsOf(tx: Tx, frame: TestFrame, { cut, asOf }: Ask): Promise<(PairedScores | undefined)[]> {
  const { test, model, versionNos, waitSeconds, control } = frame
  const all: (PairedScores | undefined)[] = test.plan.arms.map(() => undefined)
  for (const arm of challengerIndexes(test.plan)) {
    const times = [test.no, cut, asOf, waitSeconds]
    const versions = [versionNos[control] ?? 0, versionNos[arm] ?? 0]
    const args = [...times, ...versions, model.positiveClass, absenceOf(frame)]
    const [row] = await tx.raw.query<{ scores: number[] | null; others: number[] | null; labels: number[] | null }>(
      PAIRS,
      args,
    )
    const labels = row?.labels ?? []
    const own = splitScores(row?.scores ?? [], labels)
    const other = splitScores(row?.others ?? [], labels)
    const paired = (side: keyof SplitScores) => ({ control: own[side], treatment: other[side] })
    all[arm] = { positives: paired('positives'), negatives: paired('negatives') }
  }
  return all
}

/** Scores by label of the units that are mature at a time. */
export async function readScores(tx: Tx, frame: TestFrame, ask: Ask): Promise<ArmScores> {
  if (frame.test.plan.mode === 'shadow') return { pairedScores: await pairsOf(tx, frame, ask) }
  return { scores: await scoresOf(tx, frame, ask) }
}

async function scoresOf(tx: Tx, frame: TestFrame, ask: Ask): Promise<SplitScores[]> {
  const { test, model } = frame
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
      absenceOf(frame),
    ]
    const [row] = await tx.raw.query<{ scores: number[] | null; labels: number[] | null }>(SCORES, args)
    all.push(splitScores(row?.scores ?? [], row?.labels ?? []))
  }
  return all
}
