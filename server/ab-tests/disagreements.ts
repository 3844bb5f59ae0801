import 'server-only'
import type { Tx } from '@/db/engine/engine'
import { challengerIndexes } from '@/domain/ab-tests/arms'
import { disagreementsInput } from '@/domain/ab-tests/input'
import { refusal } from '@/server/deployments/record-refusal'
import { query } from '@/server/kernel/operation'
import { findTest, resultsOf } from './read-tests'
import { type TestFrame, testFrame } from './test-frame'

/** The newest cases of the control that are looked at. */
const CASES = 5000
const SHOWN = 10

const PAIRS = `with k as (
  select case_key, at from ab_cases where test_no = $1 and version_no = $2 order by received_at desc limit ${CASES}),
r as (
  select k.case_key, k.at, p.external_id as id, p.prediction as control, q.prediction as challenger
  from k join predictions p on p.case_key = k.case_key and p.version_no = $2 and p.error is null and p.prediction is not null
  join predictions q on q.case_key = k.case_key and q.version_no = $3 and q.error is null and q.prediction is not null)`

const COUNTS = `${PAIRS} select count(*)::integer as "both", (count(*) filter (where control <> challenger))::integer as differ from r`

const EXAMPLES = `${PAIRS} select r.id, (extract(epoch from r.at) * 1000)::float8 as at, r.control, r.challenger, l.value as label
from r left join lateral (select value from labels l where l.case_key = r.case_key order by l.known_at desc limit 1) l on true
where r.control <> r.challenger order by r.at desc, r.id limit ${SHOWN}`

type Example = { id: string; at: number; control: string; challenger: string; label: string | null }

/** Which of the two was right is a figure of the test: not before it was read. */
async function wasRead(tx: Tx, { test }: TestFrame): Promise<boolean> {
  if (test.plan.engine === 'always_valid' || test.status === 'stopped') return true
  return (await resultsOf(tx, test.id)).length > 0
}

/** Cases that the control and a challenger both decided, and decided differently: the newest. */
export const readDisagreements = query({
  name: 'abTests.disagreements',
  permission: 'case:read',
  input: disagreementsInput,
  run: async (ctx, { id, arm: named }) => {
    const { test, model } = await findTest(ctx, id)
    const frame = await testFrame(ctx.tx, test, model)
    const { arms } = test.plan
    const place = named === undefined ? challengerIndexes(test.plan)[0] : arms.findIndex(({ arm }) => arm === named)
    const arm = arms[place ?? -1]
    if (!arm || place === undefined || place === frame.control) {
      throw refusal('invalid_input', 'unknown_arm', `the test has no challenger ${named}`)
    }
    const args = [test.no, frame.versionNos[frame.control] ?? 0, frame.versionNos[place] ?? 0]
    const [counts] = await ctx.tx.raw.query<{ both: number; differ: number }>(COUNTS, args)
    const examples = await ctx.tx.raw.query<Example>(EXAMPLES, args)
    const open = await wasRead(ctx.tx, frame)
    return {
      arm: arm.arm,
      both: counts?.both ?? 0,
      differ: counts?.differ ?? 0,
      labelsShown: open,
      cases: examples.map(({ at, label, ...one }) => ({
        ...one,
        at: new Date(at).toISOString(),
        label: open ? label : null,
      })),
    }
  },
})
