import { z } from 'zod'
import {
  COLUMNS_MAX,
  EDGES_MAX,
  ENTRIES_MAX,
  EXPRESSION_LENGTH_MAX,
  NODES_MAX,
  ROWS_MAX,
  TEST_CASES_MAX,
} from './limits'
import { testCase } from './test-case'

const TOO_LONG = `an expression may have at most ${EXPRESSION_LENGTH_MAX} characters`
const expression = z.string().max(EXPRESSION_LENGTH_MAX, TOO_LONG)
const name = z.string().max(200)
const nodeId = z.string().min(1).max(100)
const optionalExpression = expression.nullish().transform((text) => text?.trim() || null)

const HIT_POLICIES = ['first', 'collect'] as const
export type HitPolicy = (typeof HIT_POLICIES)[number]
const hitPolicy = z
  .enum(HIT_POLICIES, 'must be first or collect')
  .nullish()
  .transform((policy) => policy ?? 'first')

/** How a node takes its input and gives its output; the same for tables and expressions. */
const transform = {
  passThrough: z
    .boolean()
    .nullish()
    .transform((on) => on === true),
  inputField: optionalExpression,
  outputPath: optionalExpression,
  executionMode: z
    .enum(['single', 'loop'])
    .nullish()
    .transform((mode) => mode ?? 'single'),
}

const inputColumn = z.looseObject({ id: nodeId, name: name.default(''), field: optionalExpression })
const outputColumn = z.looseObject({ id: nodeId, name: name.default(''), field: z.string().trim().min(1).max(200) })

const tableContent = z.looseObject({
  hitPolicy,
  inputs: z.array(inputColumn).max(COLUMNS_MAX),
  outputs: z.array(outputColumn).min(1, 'a table needs an output column').max(COLUMNS_MAX),
  rules: z.array(z.record(z.string().max(100), expression)).max(ROWS_MAX),
  ...transform,
})
export type TableContent = z.output<typeof tableContent>

const expressionContent = z.looseObject({
  expressions: z
    .array(z.looseObject({ id: nodeId, key: z.string().trim().min(1).max(200), value: expression }))
    .max(ENTRIES_MAX),
  ...transform,
})

const switchContent = z.looseObject({
  hitPolicy,
  statements: z.array(z.looseObject({ id: nodeId, condition: expression.default('') })).max(ENTRIES_MAX),
})

const common = { id: nodeId, name: name.default('') }
const nodeSchema = z.discriminatedUnion('type', [
  z.looseObject({ ...common, type: z.literal('inputNode') }),
  z.looseObject({ ...common, type: z.literal('outputNode') }),
  z.looseObject({ ...common, type: z.literal('decisionTableNode'), content: tableContent }),
  z.looseObject({ ...common, type: z.literal('expressionNode'), content: expressionContent }),
  z.looseObject({ ...common, type: z.literal('switchNode'), content: switchContent }),
  z.looseObject({ ...common, type: z.literal('functionNode') }),
])
export type DecisionNode = z.output<typeof nodeSchema>
export type TableNode = Extract<DecisionNode, { type: 'decisionTableNode' }>

const edgeSchema = z.looseObject({
  id: nodeId.optional(),
  sourceId: nodeId,
  targetId: nodeId,
  sourceHandle: z.string().max(100).nullish(),
})
export type DecisionEdge = z.output<typeof edgeSchema>

/** A JSON Decision Model with its test cases beside it. */
export const documentSchema = z.looseObject({
  nodes: z.array(nodeSchema).min(1).max(NODES_MAX, `a decision model may have at most ${NODES_MAX} nodes`),
  edges: z.array(edgeSchema).max(EDGES_MAX, `a decision model may have at most ${EDGES_MAX} edges`),
  testCases: z.array(testCase).max(TEST_CASES_MAX).default([]),
})
export type DecisionDocument = z.output<typeof documentSchema>

export const tableNodes = (document: DecisionDocument): TableNode[] =>
  document.nodes.filter((node) => node.type === 'decisionTableNode')

/** What a person calls a node. */
export const nodeLabel = (node: { id: string; name: string }): string => node.name || node.id
