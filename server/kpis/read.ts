import 'server-only'
import { and, desc, eq, gte, inArray, lt } from 'drizzle-orm'
import type { Tx } from '@/db/engine/engine'
import { kpis, kpiValues, useCases } from '@/db/schema'
import { kpiVerdict } from '@/domain/kpis/reading'
import { after } from '@/server/kernel/after'
import { notFound } from '@/server/kernel/app-error'
import type { Context } from '@/server/kernel/context'
import type { Position } from '@/server/kernel/cursor'

export type KpiRow = typeof kpis.$inferSelect
export type FoundKpi = KpiRow & { useCase: string }
export type KpiPoint = {
  timestamp: string
  value: number
  numerator: number | null
  denominator: number | null
  version: string | null
  arm: string | null
}

export async function findKpi(ctx: Context, slug: string): Promise<FoundKpi> {
  const [row] = await ctx.tx
    .select({ kpi: kpis, useCase: useCases.slug })
    .from(kpis)
    .innerJoin(useCases, eq(useCases.id, kpis.useCaseId))
    .where(eq(kpis.slug, slug))
  if (!row) throw notFound(`KPI ${slug}`)
  ctx.requireUseCases([row.kpi.useCaseId], `KPI ${slug}`)
  return { ...row.kpi, useCase: row.useCase }
}

export async function pageOfKpis(
  ctx: Context,
  page: { position: Position | null; limit: number; useCase?: string | undefined },
): Promise<FoundKpi[]> {
  const visible = ctx.visible()
  const rows = await ctx.tx
    .select({ kpi: kpis, useCase: useCases.slug })
    .from(kpis)
    .innerJoin(useCases, eq(useCases.id, kpis.useCaseId))
    .where(
      and(
        visible === 'all' ? undefined : inArray(kpis.useCaseId, [...visible]),
        page.useCase ? eq(useCases.slug, page.useCase) : undefined,
        after({ at: kpis.createdAt, id: kpis.id }, page.position),
      ),
    )
    .orderBy(desc(kpis.createdAt), desc(kpis.id))
    .limit(page.limit)
  return rows.map(({ kpi, useCase }) => ({ ...kpi, useCase }))
}

export function toPoint(row: typeof kpiValues.$inferSelect): KpiPoint {
  return {
    timestamp: row.timestamp.toISOString(),
    value: row.value,
    numerator: row.numerator,
    denominator: row.denominator,
    version: row.version,
    arm: row.arm,
  }
}

/** Newest first, within [from, to). */
export async function kpiPoints(
  tx: Tx,
  kpiId: string,
  window: { from?: Date | undefined; to?: Date | undefined; before?: Date | undefined; limit: number },
) {
  return tx
    .select()
    .from(kpiValues)
    .where(
      and(
        eq(kpiValues.kpiId, kpiId),
        window.from ? gte(kpiValues.timestamp, window.from) : undefined,
        window.to ? lt(kpiValues.timestamp, window.to) : undefined,
        window.before ? lt(kpiValues.timestamp, window.before) : undefined,
      ),
    )
    .orderBy(desc(kpiValues.timestamp))
    .limit(window.limit)
}

export function toKpi(row: FoundKpi) {
  return {
    id: row.id,
    slug: row.slug,
    useCase: row.useCase,
    name: row.name,
    unit: row.unit,
    direction: row.direction,
    target: row.target,
    source: row.source,
    createdAt: row.createdAt.toISOString(),
  }
}

const TREND_POINTS = 26

/** A KPI with its newest figure, verdict and trend (oldest first): what a tile shows. */
export async function kpiTile(tx: Tx, row: FoundKpi) {
  const points = (await kpiPoints(tx, row.id, { limit: TREND_POINTS })).map(toPoint).reverse()
  const newest = points.at(-1) ?? null
  return { ...toKpi(row), newest, verdict: kpiVerdict(row, newest?.value ?? null), trend: points }
}
export type KpiTile = Awaited<ReturnType<typeof kpiTile>>
