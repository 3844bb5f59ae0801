import 'server-only'
import { sql } from 'drizzle-orm'
import { models } from '@/db/schema'
import { DAY_MS } from '@/domain/time/windows'
import { appendAudit } from '@/server/kernel/audit'
import { newId } from '@/server/kernel/new-id'
import { system } from '@/server/kernel/system'

/** Rows of one short transaction, so that a purge never holds up ingest. */
const STEP_ROWS = 5000

const PREDICTIONS = `with gone as (select case_key, version_no from predictions
  where received_at < $2::timestamptz and version_no in (select v.no from model_versions v where v.model_id = $1) limit ${STEP_ROWS}),
  removed as (delete from predictions p using gone where p.case_key = gone.case_key and p.version_no = gone.version_no returning 1)
select count(*)::integer as n from removed`
const LABELS = `with gone as (select case_key, known_at from labels
  where received_at < $2::timestamptz and model_no = (select no from models where id = $1) limit ${STEP_ROWS}),
  removed as (delete from labels l using gone where l.case_key = gone.case_key and l.known_at = gone.known_at returning 1)
select count(*)::integer as n from removed`

async function removeAll(statement: string, modelId: string, before: Date): Promise<number> {
  const { engine } = system()
  for (let total = 0; ; ) {
    const [row] = await engine.transaction((tx) =>
      tx.raw.query<{ n: number }>(statement, [modelId, before.toISOString()]),
    )
    total += row?.n ?? 0
    if ((row?.n ?? 0) < STEP_ROWS) return total
  }
}

/** Removes raw rows older than each model's retention, counted from receipt; rollups stay. Each purge is audited. */
export async function purgeRawRows(now: Date): Promise<void> {
  const { engine } = system()
  // Nothing was received before there was a model to receive it.
  const old = sql`${models.createdAt} < ${now.toISOString()}::timestamptz - ${models.retentionDays} * interval '1 day'`
  const oldEnough = await engine.read((tx) =>
    tx.select({ id: models.id, days: models.retentionDays }).from(models).where(old),
  )
  for (const model of oldEnough) {
    const before = new Date(now.getTime() - model.days * DAY_MS)
    const predictions = await removeAll(PREDICTIONS, model.id, before)
    const labels = await removeAll(LABELS, model.id, before)
    if (predictions + labels === 0) continue
    const actor = { kind: 'system' as const, name: 'retention' }
    const origin = { actor, action: 'predictions.purge', outcome: 'done' as const, at: now, requestId: newId('req') }
    await engine.transaction((tx) =>
      appendAudit(tx, origin, [
        { object: { type: 'model', id: model.id }, detail: { predictions, labels, before: before.toISOString() } },
      ]),
    )
  }
}
