import 'server-only'
import { sql } from 'drizzle-orm'
import type { HealthSummary } from '@/domain/monitoring/health'
import { homeInput } from '@/domain/monitoring/input'
import type { Context } from '@/server/kernel/context'
import { query } from '@/server/kernel/operation'
import { kpiTile, pageOfKpis } from '@/server/kpis/read'
import { findUseCase } from '@/server/use-cases/read'
import type { HealthRow } from './evaluate'
import { healthOf, toHealth } from './read'
import { rowsOf } from './rows-of'

const SHOWN = 7
const KPIS_SHOWN = 7

/** Condition on models (alias m): those the caller may see, within one use case when asked. */
function inScope(ctx: Context, useCaseId: string | null) {
  const visible = ctx.visible()
  const ids = useCaseId ? [useCaseId] : visible === 'all' ? null : [...visible]
  if (ids === null) return sql`true`
  if (ids.length === 0) return sql`false`
  const list = sql.join(
    ids.map((id) => sql`${id}`),
    sql`, `,
  )
  return sql`exists (select from model_use_cases u where u.model_id = m.id and u.use_case_id in (${list}))`
}

type Counted = {
  versions: number
  monitored: number
  attention: number
  performance: number
  drift: number
  quality: number
  unlabelled: number
  newest: Date | string | null
}

async function counts(ctx: Context, scope: ReturnType<typeof inScope>): Promise<Counted> {
  const [row] = await rowsOf<Counted>(
    ctx.tx,
    sql`select (select count(*)::integer from model_versions v join models m on m.id = v.model_id where ${scope}) as versions,
      count(*)::integer as monitored,
      (count(*) filter (where h.attention > 0))::integer as attention,
      (count(*) filter (where h.attention = 3))::integer as performance,
      (count(*) filter (where h.attention = 2))::integer as drift,
      (count(*) filter (where h.attention = 1))::integer as quality,
      (count(*) filter (where h.labelled = 0))::integer as unlabelled,
      max(h.newest_prediction) as newest
    from version_health h join model_versions v on v.no = h.version_no join models m on m.id = v.model_id where ${scope}`,
  )
  if (!row) throw new Error('count returned no row')
  return row
}

/** The newest prediction of versions that have not been summed up since they were written to. */
async function newestPending(ctx: Context, scope: ReturnType<typeof inScope>): Promise<Date | null> {
  const rows = await rowsOf<{ no: number }>(
    ctx.tx,
    sql`select v.no from version_pending p join model_versions v on v.no = p.version_no join models m on m.id = v.model_id
    where ${scope} order by p.since desc limit ${SHOWN}`,
  )
  const numbers = rows.map(({ no }) => Number(no))
  const health = await healthOf(ctx.tx, numbers, ctx.now)
  const times = [...health.values()].flatMap((row) => row.newestPrediction?.getTime() ?? [])
  return times.length > 0 ? new Date(Math.max(...times)) : null
}

type Listed = { slug: string; name: string; version: string; task: string; kind: string; is_rules: boolean } & Record<
  string,
  unknown
>

const healthRow = (row: Listed): HealthRow => ({
  versionNo: Number(row.version_no),
  evaluatedAt: new Date(String(row.evaluated_at)),
  firstPrediction: row.first_prediction === null ? null : new Date(String(row.first_prediction)),
  newestPrediction: row.newest_prediction === null ? null : new Date(String(row.newest_prediction)),
  predictions: Number(row.predictions),
  labelled: Number(row.labelled),
  attention: Number(row.attention),
  summary: row.summary as HealthSummary,
})

async function listed(ctx: Context, scope: ReturnType<typeof inScope>) {
  const rows = await rowsOf<Listed>(
    ctx.tx,
    sql`select m.slug, m.name, m.task, m.kind, v.version, v.rules is not null as is_rules, h.*
    from version_health h join model_versions v on v.no = h.version_no join models m on m.id = v.model_id
    where ${scope} order by h.attention desc, h.newest_prediction desc limit ${SHOWN}`,
  )
  return rows.map((row) => ({
    model: { slug: row.slug, name: row.name, task: row.task },
    version: row.version,
    kind: row.is_rules ? 'rules' : row.kind,
    health: toHealth(healthRow(row)),
  }))
}

async function unmonitored(ctx: Context, scope: ReturnType<typeof inScope>) {
  type Row = { slug: string; name: string; version: string; createdAt: Date | string }
  const rows = await rowsOf<Row>(
    ctx.tx,
    sql`select m.slug, m.name, v.version, v.created_at as "createdAt"
    from model_versions v join models m on m.id = v.model_id
    where not exists (select from version_health h where h.version_no = v.no)
      and not exists (select from version_pending p where p.version_no = v.no) and ${scope}
    order by v.created_at desc limit ${SHOWN}`,
  )
  return rows.map((row) => ({ ...row, createdAt: new Date(row.createdAt).toISOString() }))
}

async function recentImports(ctx: Context, scope: ReturnType<typeof inScope>) {
  type Row = {
    id: string
    kind: string
    state: string
    fileName: string | null
    received: number | string
    rejected: number | string
    flagged: number | string
    model: string
    createdAt: Date | string
  }
  const rows = await rowsOf<Row>(
    ctx.tx,
    sql`select i.id, i.kind, i.state, i.file_name as "fileName", i.received, i.rejected, i.flagged, m.slug as model, i.created_at as "createdAt"
    from imports i join models m on m.id = i.model_id where i.state <> 'spooling' and ${scope} order by i.created_at desc limit ${SHOWN}`,
  )
  return rows.map((row) => ({
    ...row,
    received: Number(row.received),
    rejected: Number(row.rejected),
    flagged: Number(row.flagged),
    createdAt: new Date(row.createdAt).toISOString(),
  }))
}

/** The facts every home is written from: what needs somebody, goals, what is not watched, and what came in lately. */
export const readHome = query({
  name: 'monitoring.home',
  permission: 'figures:read',
  input: homeInput,
  run: async (ctx, input) => {
    const useCase = input.useCase ? await findUseCase(ctx, input.useCase) : null
    const scope = inScope(ctx, useCase?.id ?? null)
    const { newest: summedUp, ...count } = await counts(ctx, scope)
    const newest = summedUp ?? (await newestPending(ctx, scope))
    const goals = []
    for (const kpi of await pageOfKpis(ctx, { position: null, limit: KPIS_SHOWN, useCase: input.useCase }))
      goals.push(await kpiTile(ctx.tx, kpi))
    return {
      counts: count,
      newestPrediction: newest ? new Date(newest).toISOString() : null,
      versions: await listed(ctx, scope),
      unmonitored: await unmonitored(ctx, scope),
      goals,
      imports: await recentImports(ctx, scope),
    }
  },
})
