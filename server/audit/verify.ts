import 'server-only'
import { eq } from 'drizzle-orm'
import type { Tx } from '@/db/engine/engine'
import { auditHead } from '@/db/schema'
import { verifyAuditInput } from '@/domain/audit/input'
import { query } from '@/server/kernel/operation'
import { ChainCheck, type Checkpoint, type StoredRecord } from './check-chain'

const PAGE = 5000

/** Below the query builder: its mapping of columns would double the time. */
const READ = `select seq::float8 as seq, extract(epoch from date_trunc('milliseconds', at))::float8 * 1000 as at,
  at = date_trunc('milliseconds', at) as exact, actor_kind, actor_id, actor_name, action, outcome, object_type, object_id,
  use_case_id, request_id, detail::text as detail, previous_hash, hash
  from audit_records where seq > $1 and seq <= $2 order by seq limit ${PAGE}`

type Row = Record<
  | 'actor_kind'
  | 'actor_id'
  | 'actor_name'
  | 'action'
  | 'object_type'
  | 'object_id'
  | 'request_id'
  | 'detail'
  | 'previous_hash'
  | 'hash',
  string
> & { seq: number; at: number; exact: boolean; outcome: 'done' | 'denied'; use_case_id: string | null }

function toStored(row: Row): StoredRecord {
  const record = {
    seq: row.seq,
    at: new Date(Math.round(row.at)),
    actorKind: row.actor_kind,
    actorId: row.actor_id,
    actorName: row.actor_name,
    action: row.action,
    outcome: row.outcome,
    objectType: row.object_type,
    objectId: row.object_id,
    useCaseId: row.use_case_id,
    requestId: row.request_id,
    detail: JSON.parse(row.detail) as Record<string, unknown>,
    previousHash: row.previous_hash,
  }
  return { record, hash: row.hash, exact: row.exact }
}

async function headOf(tx: Tx): Promise<Checkpoint | null> {
  const [head] = await tx.select().from(auditHead).where(eq(auditHead.id, 1))
  return head ? { seq: head.seq, hash: head.hash } : null
}

/** Records beyond the head, compared in one statement, because the chain may grow meanwhile. */
async function beyondHead(tx: Tx): Promise<number | null> {
  const [row] = await tx.raw.query<{ seq: number | null }>(
    'select min(seq)::float8 as seq from audit_records where seq > (select seq from audit_head where id = 1)',
  )
  return row?.seq ?? null
}

/** Reads the whole chain up to the head of this moment, in pages, so that nothing else has to wait for it. */
export async function verifyChain(tx: Tx, checkpoint: Checkpoint | null = null) {
  const head = await headOf(tx)
  const check = new ChainCheck(checkpoint)
  const until = head?.seq ?? Number.MAX_SAFE_INTEGER
  for (let from = Number.MIN_SAFE_INTEGER; ; ) {
    const rows = await tx.raw.query<Row>(READ, [from, until])
    for (const row of rows) check.next(toStored(row))
    const last = rows.at(-1)
    if (!last || rows.length < PAGE) break
    from = last.seq
  }
  check.end(head)
  const beyond = await beyondHead(tx)
  if (beyond !== null) check.report(beyond, 'inserted', 'a record stands beyond the head')
  return { valid: check.found === 0, records: check.records, head, problemCount: check.found, problems: check.problems }
}

/**
 * Recomputes every hash. Whoever can write the whole database can also make a chain anew; a head noted down elsewhere
 * (`seq` and `hash`) finds that too.
 */
export const verifyAudit = query({
  name: 'audit.verify',
  permission: 'audit:read',
  input: verifyAuditInput,
  run: async (ctx, { seq, hash }) => {
    ctx.requireInstallation()
    return verifyChain(ctx.tx, seq !== undefined && hash !== undefined ? { seq, hash } : null)
  },
})
