import type { FeatureDefinition, FeatureType } from '@/domain/features/input'
import { documentSchema } from './document'
import { type DecisionTable, tablesOf } from './table'

export const feature = (name: string, type: FeatureType = 'numeric', nullable = false): FeatureDefinition => ({
  name,
  type,
  nullable,
  sensitivity: null,
  store: 'raw',
})

export type TableSpec = {
  /** Fields of the input columns; the output column is `prediction`. */
  fields: readonly (string | null)[]
  /** Per row the input cells, then the output. */
  rows: readonly (readonly string[])[]
  hitPolicy?: 'first' | 'collect'
}

const edge = (sourceId: string, targetId: string) => ({ id: `${sourceId}-${targetId}`, sourceId, targetId })

/** A decision model of one table, as JSON. */
export function tableModel({ fields, rows, hitPolicy = 'first' }: TableSpec) {
  const content = {
    hitPolicy,
    inputs: fields.map((field, i) => ({ id: `i${i}`, name: field ?? `Free ${i}`, ...(field !== null && { field }) })),
    outputs: [{ id: 'o', name: 'Prediction', field: 'prediction' }],
    rules: rows.map((cells, row) => ({
      _id: `r${row + 1}`,
      ...Object.fromEntries(fields.map((_, i) => [`i${i}`, cells[i] ?? ''])),
      o: cells[fields.length] ?? '',
    })),
  }
  return {
    contentType: 'application/vnd.gorules.decision',
    nodes: [
      { id: 'in', name: 'Request', type: 'inputNode' },
      { id: 'table', name: 'Decision', type: 'decisionTableNode', content },
      { id: 'out', name: 'Response', type: 'outputNode' },
    ],
    edges: [edge('in', 'table'), edge('table', 'out')],
  }
}

export function tableOf(spec: TableSpec, features: readonly FeatureDefinition[]): DecisionTable {
  const [table] = tablesOf(documentSchema.parse(tableModel(spec)), features)
  if (!table) throw new Error('the model has no table')
  return table
}
