import 'server-only'
import type { Tx } from '@/db/engine/engine'
import type { Plan } from '@/domain/ab-tests/input'
import type { FrozenPlan } from '@/domain/ab-tests/plan'
import type { FreshRow } from '@/server/predictions/store-rows'
import type { VersionState } from '@/server/predictions/version-state'
import { markEntities } from './mark-dirty'
import type { SeenExposure } from './merge-exposure'
import { recordExposures } from './record-exposures'

type OpenTest = { no: number; id: string; slug: string; plan: Plan; frozen: FrozenPlan; version: string }

const OPEN = `select t.no, t.id, t.slug, t.plan, t.frozen, v.version from models m join ab_tests t on t.model_id = m.id
join model_versions v on v.no = $2 where m.no = $1 and t.status in ('running', 'maturing')`

const SAVE = `insert into ab_cases (test_no, entity, at, case_key, version_no, exposed, segments, received_at)
select $1::integer, r.entity, to_timestamp(r.at / 1000.0), r.case_key, $2::integer, r.exposed,
  coalesce((select array_agg(value) from jsonb_array_elements_text(r.segments)), '{}'), $3::timestamptz
from jsonb_to_recordset($4::jsonb) as r(entity text, at float8, case_key uuid, exposed boolean, segments jsonb)
on conflict do nothing`

type Case = { entity: string; at: number; case_key: string; exposed: boolean; segments: string[] }
type Found = { cases: Case[]; exposures: SeenExposure[]; unknownArms: number }

function exposureOf(test: OpenTest, { row }: FreshRow, entity: string): SeenExposure | 'unknown_arm' {
  const named = String(row.exposure?.arm)
  const arm = test.plan.arms.findIndex((one) => one.arm === named)
  const planned = test.plan.arms[arm]
  if (!planned) return 'unknown_arm'
  const digest = typeof row.exposure?.digest === 'string' ? row.exposure.digest : null
  const fallback = row.exposure?.fallback === true
  const served = digest === null ? test.version === planned.version : digest === test.frozen.digests[planned.arm]
  return { entity, arm, at: row.at, digest, fallback, source: 'prediction', mismatched: fallback || !served }
}

function segmentsOf(test: OpenTest, { row }: FreshRow, state: VersionState): string[] {
  return test.plan.segments.flatMap((name) => {
    const value = row.segments[state.spec.segments.indexOf(name)]
    return value === undefined || value === null ? [] : [`${name}:${value}`]
  })
}

/** What of these predictions belongs to a test: those that name it, and those of an arm's version with an entity that name none. */
function belonging(test: OpenTest, rows: readonly FreshRow[], state: VersionState): Found {
  const found: Found = { cases: [], exposures: [], unknownArms: 0 }
  const isArm = test.plan.arms.some(({ version }) => version === test.version)
  for (const fresh of rows) {
    const { row } = fresh
    const exposed = row.exposure?.test === test.id || row.exposure?.test === test.slug
    if (row.exposure && !exposed) continue
    if (!exposed && (row.entity === null || !isArm)) continue
    const entity = row.entity ?? row.id
    const exposure = exposed ? exposureOf(test, fresh, entity) : null
    if (exposure === 'unknown_arm') {
      found.unknownArms++
      continue
    }
    if (exposure) found.exposures.push(exposure)
    const segments = segmentsOf(test, fresh, state)
    found.cases.push({ entity, at: row.at, case_key: fresh.caseText, exposed, segments })
  }
  return found
}

/** Takes new predictions into the running tests of their model, in the transaction that stores them. */
export async function recordCases(
  tx: Tx,
  target: { state: VersionState; now: Date },
  rows: readonly FreshRow[],
): Promise<void> {
  const { state, now } = target
  if (!rows.some(({ row }) => row.entity !== null || row.exposure !== null)) return
  const open = await tx.raw.query<OpenTest>(OPEN, [state.modelNo, state.versionNo])
  for (const test of open) {
    const { cases, exposures, unknownArms } = belonging(test, rows, state)
    if (unknownArms > 0) {
      await tx.raw.query('update ab_tests set unknown_arms = unknown_arms + $2 where no = $1', [test.no, unknownArms])
    }
    if (cases.length === 0) continue
    await recordExposures(tx, { testNo: test.no, now }, exposures)
    await tx.raw.query(SAVE, [test.no, state.versionNo, now.toISOString(), JSON.stringify(cases)])
    await markEntities(tx, test.no, [...new Set(cases.map(({ entity }) => entity))])
  }
}
