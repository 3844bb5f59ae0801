import 'server-only'
import { nodeLabel, tableNodes } from '@/domain/rules/document'
import { listSimulationsInput, simulationRef } from '@/domain/rules/input'
import type { RuleHits, StoredSimulation } from '@/domain/rules/simulation'
import type { Context } from '@/server/kernel/context'
import { decodeCursor, toPage } from '@/server/kernel/cursor'
import { query } from '@/server/kernel/operation'
import { findVersion } from '@/server/models/read'
import { rulesOf } from './read'
import { type FoundSimulation, findSimulation, pageOfSimulations, resultOf, toSimulation } from './read-simulation'

/** Tables by id and name, rows from 1, as on screen. */
function shownResult(result: StoredSimulation, tables: { id: string; name: string }[]) {
  const shownHits = (hits: readonly RuleHits[]) =>
    hits.flatMap(({ table, row, hits: count }) => {
      const node = tables[table]
      return node ? [{ table: node.id, row: row + 1, hits: count }] : []
    })
  return {
    ...result,
    tables: tables.map((node, at) => ({ table: node.id, name: nodeLabel(node), misses: result.misses[at] ?? 0 })),
    misses: undefined,
    hits: shownHits(result.hits),
    weeks: result.weeks.map(({ from, rows, hits }) => ({
      from: new Date(from).toISOString(),
      rows,
      hits: shownHits(hits),
    })),
  }
}

async function detail(ctx: Context, found: FoundSimulation) {
  const result = await resultOf(ctx.tx, found.row.id)
  if (!result) return { ...toSimulation(found), result: null }
  const { version } = await findVersion(ctx, found)
  return { ...toSimulation(found), result: shownResult(result, tableNodes(rulesOf(version).document)) }
}

export const getSimulation = query({
  name: 'rules.simulation',
  permission: 'model:read',
  input: simulationRef,
  run: async (ctx, { id }) => detail(ctx, await findSimulation(ctx, id)),
})

export const listSimulations = query({
  name: 'rules.simulations',
  permission: 'model:read',
  input: listSimulationsInput,
  run: async (ctx, { cursor, limit, model, version }) => {
    const position = cursor ? decodeCursor(cursor) : null
    const rows = await pageOfSimulations(ctx, { model, version, position, limit: limit + 1 })
    const page = toPage(rows, limit, ({ row }) => ({ at: row.createdAt, id: row.id }))
    return { items: page.items.map(toSimulation), next: page.next }
  },
})
