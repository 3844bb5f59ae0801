import 'server-only'
import { versionRef } from '@/domain/models/input'
import { tablesOf } from '@/domain/rules/table'
import { query } from '@/server/kernel/operation'
import { findVersion } from '@/server/models/read'
import { rulesOf } from './read'
import { latestSimulation, resultOf, toSimulation } from './read-simulation'
import { tableView } from './table-view'

/** The rules of a version as a person reads them, with the hits of its newest finished simulation. */
export const readRuleTables = query({
  name: 'rules.tables',
  permission: 'model:read',
  input: versionRef,
  run: async (ctx, ref) => {
    const { model, version } = await findVersion(ctx, ref)
    const { document, features } = rulesOf(version)
    const latest = await latestSimulation(ctx.tx, version.id)
    const result = latest && (await resultOf(ctx.tx, latest.row.id))
    return {
      model: model.slug,
      version: version.version,
      digest: version.digest,
      nodes: document.nodes.map(({ id, name, type }) => ({ id, name, type })),
      edges: document.edges.map(({ sourceId, targetId }) => ({ sourceId, targetId })),
      tables: tablesOf(document, features).map((table, at) => tableView(table, result && { table: at, result })),
      testCases: document.testCases.length,
      /** Where the hits are from. */
      simulation: latest && toSimulation(latest),
    }
  },
})
