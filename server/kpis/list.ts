import 'server-only'
import { kpiRef, listKpisInput, listKpiValuesInput } from '@/domain/kpis/input'
import { decodeCursor, toPage } from '@/server/kernel/cursor'
import { query } from '@/server/kernel/operation'
import { findKpi, kpiPoints, kpiTile, pageOfKpis, toKpi, toPoint } from './read'

export const listKpis = query({
  name: 'kpis.list',
  permission: 'use_case:read',
  input: listKpisInput,
  run: async (ctx, { cursor, limit, useCase }) => {
    const position = cursor ? decodeCursor(cursor) : null
    const rows = await pageOfKpis(ctx, { position, limit: limit + 1, useCase })
    const page = toPage(rows, limit, (row) => ({ at: row.createdAt, id: row.id }))
    return { items: page.items.map(toKpi), next: page.next }
  },
})

export const getKpi = query({
  name: 'kpis.get',
  permission: 'use_case:read',
  input: kpiRef,
  run: async (ctx, input) => kpiTile(ctx.tx, await findKpi(ctx, input.slug)),
})

/** KPIs of a use case with newest figure and trend, for tiles. */
export const listKpiTiles = query({
  name: 'kpis.tiles',
  permission: 'use_case:read',
  input: listKpisInput,
  run: async (ctx, { cursor, limit, useCase }) => {
    const position = cursor ? decodeCursor(cursor) : null
    const rows = await pageOfKpis(ctx, { position, limit: limit + 1, useCase })
    const page = toPage(rows, limit, (row) => ({ at: row.createdAt, id: row.id }))
    const items = []
    for (const row of page.items) items.push(await kpiTile(ctx.tx, row))
    return { items, next: page.next }
  },
})

export const listKpiValues = query({
  name: 'kpis.values',
  permission: 'use_case:read',
  input: listKpiValuesInput,
  run: async (ctx, { slug, cursor, limit, from, to }) => {
    const kpi = await findKpi(ctx, slug)
    const before = cursor ? decodeCursor(cursor).at : undefined
    const rows = await kpiPoints(ctx.tx, kpi.id, { from, to, before, limit: limit + 1 })
    const page = toPage(rows, limit, (row) => ({ at: row.timestamp, id: kpi.id }))
    return { items: page.items.map(toPoint), next: page.next }
  },
})
