import type { FeatureDefinition } from '@/domain/features/input'
import { type Cell, readCell, readFreeCell } from './cell'
import { type DecisionDocument, type HitPolicy, nodeLabel, type TableNode, tableNodes } from './document'
import { featureExpression } from './expression-names'
import type { FieldType } from './field-atoms'
import { readingInput } from './graph'

export type TableColumn = {
  id: string
  name: string
  /** The expression of an input column; null where each cell is a whole expression. The result of an output column. */
  field: string | null
  /** The feature that an input column reads, if it reads just one. */
  feature: string | null
  type: FieldType
}
export type TableCell = { text: string; cell: Cell }
/** `row` counts from 1, as on screen. */
export type TableRow = {
  row: number
  id: string | null
  description: string | null
  inputs: TableCell[]
  outputs: string[]
}

/** A decision table as a person reads it. */
export type DecisionTable = {
  node: string
  name: string
  hitPolicy: HitPolicy
  inputs: TableColumn[]
  outputs: { id: string; name: string; field: string }[]
  rows: TableRow[]
}

function columnOf(column: TableNode['content']['inputs'][number], features: readonly FeatureDefinition[]): TableColumn {
  const { id, field } = column
  const feature = features.find(({ name }) => field === name || field === featureExpression(name)) ?? null
  return {
    id,
    name: column.name || field || id,
    field,
    feature: feature?.name ?? null,
    type: feature && { type: feature.type, nullable: feature.nullable },
  }
}

function tableOf(node: TableNode, features: readonly FeatureDefinition[]): DecisionTable {
  const { inputs, outputs, rules, hitPolicy } = node.content
  const columns = inputs.map((column) => columnOf(column, features))
  return {
    node: node.id,
    name: nodeLabel(node),
    hitPolicy,
    inputs: columns,
    outputs: outputs.map(({ id, name, field }) => ({ id, name: name || field, field })),
    rows: rules.map((rule, i) => ({
      row: i + 1,
      id: rule._id || null,
      description: rule._description?.trim() || null,
      inputs: columns.map(({ id, field }) => {
        const text = rule[id]?.trim() ?? ''
        return { text, cell: field === null ? readFreeCell(text) : readCell(text) }
      }),
      outputs: outputs.map(({ id }) => rule[id]?.trim() ?? ''),
    })),
  }
}

/**
 * The decision tables of a document, in its order. Features are read by name only where the table's own input is the
 * model's input.
 */
export function tablesOf(document: DecisionDocument, features: readonly FeatureDefinition[]): DecisionTable[] {
  const reading = readingInput(document)
  return tableNodes(document).map((node) => {
    const given = reading.has(node.id) && node.content.inputField === null
    return tableOf(node, given ? features : [])
  })
}
