import 'server-only'
import type { Tx } from '@/db/engine/engine'
import type { CaseKeys } from './read-answers'

const LABELS = `select array_agg(encode(uuid_send(case_key), 'hex')) as cases, array_agg(external_id) as ids,
  (array_agg(known_at::text))[count(*)] as last
from (select case_key, external_id, known_at from labels
  where model_no = $1 and (known_at, case_key) < ($2::timestamptz, $3::uuid) and received_at <= $4::timestamptz
  order by known_at desc, case_key desc limit $5) l`

type Keys = { cases: string[] | null; ids: string[]; last: string }

/**
 * The cases of a model that have a label, as known and received up to a time, the one labelled last first, some thousand labels at
 * a time. However late labels are, no prediction without one is looked at.
 */
export async function* newestLabelled(
  tx: Tx,
  modelNo: number,
  ask: { received: Date; step: number },
): AsyncGenerator<CaseKeys> {
  const received = ask.received.toISOString()
  const seen = new Set<string>()
  let before = { at: received, key: 'ffffffff-ffff-ffff-ffff-ffffffffffff' }
  for (;;) {
    const [row] = await tx.raw.query<Keys>(LABELS, [modelNo, before.at, before.key, received, ask.step])
    if (!row?.cases) return
    const cases: string[] = []
    const ids: string[] = []
    for (const [place, key] of row.cases.entries()) {
      if (seen.has(key)) continue
      seen.add(key)
      cases.push(key)
      ids.push(row.ids[place] ?? '')
    }
    yield { cases, ids }
    if (row.cases.length < ask.step) return
    before = { at: row.last, key: row.cases.at(-1) ?? before.key }
  }
}
