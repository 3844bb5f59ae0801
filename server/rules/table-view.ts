import 'server-only'
import type { StoredSimulation } from '@/domain/rules/simulation'
import type { DecisionTable } from '@/domain/rules/table'

/** A decision table for a screen: columns in the order of the cells of each row, and how often each row fired. */
export type TableView = {
  node: string
  name: string
  hitPolicy: DecisionTable['hitPolicy']
  columns: { id: string; name: string; role: 'input' | 'output'; field: string | null; type: string | null }[]
  rows: {
    row: number
    id: string | null
    description: string | null
    cells: { text: string; kind: 'any' | 'set' | 'never' | 'opaque' | 'output'; because?: string }[]
    hits: number | null
  }[]
  /** Cases in which no row fired. */
  misses: number | null
}

type Hits = { table: number; result: Pick<StoredSimulation, 'hits' | 'misses'> }

export function tableView(table: DecisionTable, counted: Hits | null): TableView {
  const hits = new Map(
    counted?.result.hits.filter((one) => one.table === counted.table).map((one) => [one.row, one.hits]),
  )
  return {
    node: table.node,
    name: table.name,
    hitPolicy: table.hitPolicy,
    columns: [
      ...table.inputs.map(({ id, name, field, type }) => ({
        id,
        name,
        role: 'input' as const,
        field,
        type: type?.type ?? null,
      })),
      ...table.outputs.map((column) => ({ ...column, role: 'output' as const, type: null })),
    ],
    rows: table.rows.map(({ row, id, description, inputs, outputs }) => ({
      row,
      id,
      description,
      cells: [
        ...inputs.map(({ text, cell }) => ({
          text,
          kind: cell.kind,
          ...(cell.kind === 'never' && { because: cell.because }),
        })),
        ...outputs.map((text) => ({ text, kind: 'output' as const })),
      ],
      hits: counted ? (hits.get(row - 1) ?? 0) : null,
    })),
    misses: counted ? (counted.result.misses[counted.table] ?? 0) : null,
  }
}
