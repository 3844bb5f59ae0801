import 'server-only'
import type { Tx } from '@/db/engine/engine'
import { markUnits } from './mark-dirty'
import { type ExposureState, mergeExposure, type SeenExposure } from './merge-exposure'

export type ExposureFate = 'accepted' | 'duplicate' | 'several_arms'

type Row = {
  entity: string
  arm: number
  at: string
  digest: string | null
  fallback: boolean
  source: 'call' | 'prediction'
  arms: number
  mismatched: boolean
}

const KNOWN = `select e.entity, arm, (extract(epoch from at) * 1000)::bigint::text as at, digest, fallback, source, arms, mismatched
from unnest($2::text[]) as r(entity)
cross join lateral (select * from ab_exposures x where x.test_no = $1 and x.entity = r.entity offset 0) e`

const SAVE = `insert into ab_exposures (test_no, entity, arm, at, digest, fallback, source, arms, mismatched, received_at)
select $1::integer, e, a, to_timestamp(t / 1000.0), d, f, s, m, x, $2::timestamptz
from unnest($3::text[], $4::smallint[], $5::float8[], $6::text[], $7::boolean[], $8::text[], $9::integer[], $10::boolean[])
  as r(e, a, t, d, f, s, m, x)
on conflict (test_no, entity) do update set arm = excluded.arm, at = excluded.at, digest = excluded.digest,
  fallback = excluded.fallback, source = excluded.source, arms = excluded.arms, mismatched = excluded.mismatched,
  received_at = excluded.received_at`

async function knownStates(tx: Tx, testNo: number, entities: string[]): Promise<Map<string, ExposureState>> {
  const rows = await tx.raw.query<Row>(KNOWN, [testNo, entities])
  return new Map(rows.map(({ entity, at, ...row }) => [entity, { ...row, at: Number(at) }]))
}

/**
 * Folds exposures into their entities in the caller's transaction, which holds the model's lock. Exactly once and in any order: the
 * earliest exposure is the entity's, every arm it was seen in is kept.
 */
export async function recordExposures(
  tx: Tx,
  target: { testNo: number; now: Date },
  rows: readonly SeenExposure[],
): Promise<ExposureFate[]> {
  if (rows.length === 0) return []
  const entities = [...new Set(rows.map(({ entity }) => entity))]
  const states = await knownStates(tx, target.testNo, entities)
  const touched = new Map<string, Set<number>>()
  const fates = rows.map((row): ExposureFate => {
    const before = states.get(row.entity)
    const merged = mergeExposure(before, row)
    if (!merged.changed) return 'duplicate'
    states.set(row.entity, merged.state)
    const minutes = touched.get(row.entity) ?? new Set<number>()
    for (const at of [before?.at, merged.state.at]) if (at !== undefined) minutes.add(Math.floor(at / 60_000))
    touched.set(row.entity, minutes)
    return merged.secondArm ? 'several_arms' : 'accepted'
  })
  const changed = [...touched.keys()].flatMap((entity) => {
    const state = states.get(entity)
    return state ? [{ entity, ...state }] : []
  })
  if (changed.length === 0) return fates
  await tx.raw.query(SAVE, [
    target.testNo,
    target.now.toISOString(),
    changed.map(({ entity }) => entity),
    changed.map(({ arm }) => arm),
    changed.map(({ at }) => at),
    changed.map(({ digest }) => digest),
    changed.map(({ fallback }) => fallback),
    changed.map(({ source }) => source),
    changed.map(({ arms }) => arms),
    changed.map(({ mismatched }) => mismatched),
  ])
  await markUnits(tx, target.testNo, [...new Set([...touched.values()].flatMap((minutes) => [...minutes]))])
  return fates
}
