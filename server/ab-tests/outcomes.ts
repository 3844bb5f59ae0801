import 'server-only'
import type { Tx } from '@/db/engine/engine'
import { checkOutcome, type OutcomeRow } from '@/domain/ab-tests/check-rows'
import { ingestOutcomesInput } from '@/domain/ab-tests/input'
import type { BatchReport } from '@/domain/predictions/batch'
import { telemetry } from '@/server/kernel/operation'
import { system } from '@/server/kernel/system'
import { lockModel } from '@/server/predictions/lock-model'
import { WriteQueue } from '@/server/predictions/write-queue'
import { type AbBatch, reportOf } from './batch-report'
import { markEntities } from './mark-dirty'
import { plannedMetrics } from './metrics'
import { findTest } from './read-tests'
import { nextStatus } from './refusals'

type Fate = 'accepted' | 'duplicate' | 'id_conflict'

const modelOf = new Map<number, number>()
const keyOf = ({ entity, metric, at }: OutcomeRow) => `${metric} ${at} ${entity}`

const KNOWN = `select r.place, o.value from unnest($2::text[], $3::text[], $4::float8[]) with ordinality as r(entity, metric, at, place)
join ab_outcomes o on o.test_no = $1 and o.entity = r.entity and o.metric = r.metric and o.at = to_timestamp(r.at / 1000.0)`

const SAVE = `insert into ab_outcomes (test_no, entity, metric, at, value, received_at)
select $1::integer, e, m, to_timestamp(t / 1000.0), v, $2::timestamptz
from unnest($3::text[], $4::text[], $5::float8[], $6::float8[]) as r(e, m, t, v) on conflict do nothing`

const SENT = `update ab_tests set outcome_metrics = (
  select array_agg(distinct m order by m) from unnest(outcome_metrics || $2::text[]) as r(m))
where no = $1 and not outcome_metrics @> $2::text[]`

const columns = (rows: readonly OutcomeRow[]) => [
  rows.map(({ entity }) => entity),
  rows.map(({ metric }) => metric),
  rows.map(({ at }) => at),
]

async function write(tx: Tx, testNo: number, rows: readonly OutcomeRow[]): Promise<Fate[]> {
  await lockModel(tx, modelOf.get(testNo) ?? 0)
  const stored = await tx.raw.query<{ place: string | number; value: number }>(KNOWN, [testNo, ...columns(rows)])
  const known = new Map<string, number>()
  for (const { place, value } of stored) {
    const row = rows[Number(place) - 1]
    if (row) known.set(keyOf(row), value)
  }
  const fresh: OutcomeRow[] = []
  const fates = rows.map((row): Fate => {
    const value = known.get(keyOf(row))
    if (value !== undefined) return value === row.value ? 'duplicate' : 'id_conflict'
    known.set(keyOf(row), row.value)
    fresh.push(row)
    return 'accepted'
  })
  if (fresh.length === 0) return fates
  const now = new Date(system().clock()).toISOString()
  await tx.raw.query(SAVE, [testNo, now, ...columns(fresh), fresh.map(({ value }) => value)])
  await tx.raw.query(SENT, [testNo, [...new Set(fresh.map(({ metric }) => metric))]])
  await markEntities(tx, testNo, [...new Set(fresh.map(({ entity }) => entity))])
  return fates
}

const queue = new WriteQueue<OutcomeRow, Fate>(write, () => undefined)

/** Figures per entity that no prediction carries: the first after exposure counts, the last before it serves as covariate. */
export const ingestOutcomes = telemetry({
  name: 'abTests.outcomes',
  permission: 'ab_test:assign',
  input: ingestOutcomesInput,
  run: async (ctx, { id, outcomes }): Promise<BatchReport> => {
    const { test, model } = await findTest(ctx, id)
    nextStatus(test, 'expose')
    const metrics = plannedMetrics(test.plan).flatMap(({ metric, kind }) =>
      kind === 'auc' || kind === 'root_mean' ? [] : [metric],
    )
    const batch: AbBatch<OutcomeRow> = { prepared: [], rejected: [] }
    const places: number[] = []
    for (const [index, raw] of outcomes.entries()) {
      const checked = checkOutcome(raw, { metrics, now: ctx.now.getTime() })
      if (checked.ok) {
        batch.prepared.push(checked.row)
        places.push(index)
      } else batch.rejected.push({ index, id: checked.entity, retryable: false, ...checked.problem })
    }
    modelOf.set(test.no, model.no)
    const fates = await queue.add(test.no, batch.prepared)
    for (const [place, fate] of fates.entries()) {
      if (fate !== 'id_conflict') continue
      const detail = 'this entity has another value of the metric with the same timestamp'
      const entity = batch.prepared[place]?.entity ?? null
      batch.rejected.push({
        index: places[place] ?? 0,
        id: entity,
        retryable: false,
        code: 'id_conflict',
        pointer: '/value',
        detail,
      })
    }
    const count = (wanted: Fate) => fates.filter((fate) => fate === wanted).length
    const counts = { accepted: count('accepted'), duplicates: count('duplicate'), flagged: 0 }
    return reportOf(batch, { received: outcomes.length, ...counts })
  },
})
