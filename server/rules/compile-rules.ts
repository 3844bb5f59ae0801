import 'server-only'
import { type DecisionDocument, type DecisionNode, tableNodes } from '@/domain/rules/document'

/** A decision model as the engine process takes it. */
export type CompiledRules = {
  key: string
  plain: object
  /** The same with each row of its one table naming itself; null where that would not reach the output. */
  tagged: object | null
  /** The tagged table over many inputs at once; null where something else decides besides it. */
  loop: object | null
  /** Ids of its tables, in order. */
  tables: string[]
}

const ROW = '__row'

/** Does what a node gives reach the output as it is? */
function passes(document: DecisionDocument, id: string): boolean {
  const targets = document.edges.filter(({ sourceId }) => sourceId === id).map(({ targetId }) => targetId)
  return targets.every((target) => {
    const node = document.nodes.find((one) => one.id === target)
    return node !== undefined && carries(node) && passes(document, target)
  })
}

function carries(node: DecisionNode): boolean {
  if (node.type === 'outputNode' || node.type === 'switchNode') return true
  if (node.type !== 'expressionNode') return false
  const { passThrough, outputPath, inputField, executionMode } = node.content
  return passThrough && outputPath === null && inputField === null && executionMode === 'single'
}

function taggable(document: DecisionDocument): boolean {
  const [table, ...others] = tableNodes(document)
  if (!table || others.length > 0) return false
  const { outputPath, executionMode } = table.content
  const lists = document.nodes.some((node) => node.type === 'functionNode')
  return !lists && outputPath === null && executionMode === 'single' && passes(document, table.id)
}

type Table = Extract<DecisionNode, { type: 'decisionTableNode' }>['content']

/** A cell that is not written is an empty one: any value, or no output. The engine skips a row that lacks one. */
function wholeRows({ inputs, outputs, rules }: Table): Table['rules'] {
  const empty = Object.fromEntries([...inputs, ...outputs].map(({ id }) => [id, '']))
  return rules.map((rule) => ({ ...empty, ...rule }))
}

function engineNode(node: DecisionNode): DecisionNode {
  if (node.type !== 'decisionTableNode') return node
  const { content } = node
  return { ...node, content: { ...content, inputs: content.inputs.map(engineColumn), rules: wholeRows(content) } }
}

/** The engine takes an absent field, not a null one. */
function engineColumn<Column extends { field: string | null }>({ field, ...column }: Column) {
  return (field === null ? column : { ...column, field }) as Column
}

function tag(node: DecisionNode): DecisionNode {
  if (node.type !== 'decisionTableNode') return node
  const outputs = [...node.content.outputs, { id: ROW, name: ROW, field: ROW }]
  const rules = node.content.rules.map((rule, row) => ({ ...rule, [ROW]: String(row) }))
  return { ...node, content: { ...node.content, outputs, rules } }
}

/** Only a table between input and output, which reads nothing but its own input. */
function alone(document: DecisionDocument): boolean {
  const others = document.nodes.filter(({ type }) => type !== 'decisionTableNode')
  const plain = others.every(({ type }) => type === 'inputNode' || type === 'outputNode')
  const [table] = tableNodes(document)
  if (!plain || !table || table.content.inputField !== null) return false
  return !/\$(root|nodes)/.test(JSON.stringify([table.content.inputs, table.content.rules]))
}

function looped(node: DecisionNode): DecisionNode {
  if (node.type !== 'decisionTableNode') return node
  const content = {
    ...node.content,
    executionMode: 'loop' as const,
    inputField: 'rows',
    outputPath: 'rows',
  }
  return { ...node, content }
}

/** Makes a document ready for the engine under the digest of its version. */
export function compileRules(key: string, document: DecisionDocument): CompiledRules {
  const nodes = document.nodes.map(engineNode)
  const { edges } = document
  const tagged = taggable(document) ? nodes.map(tag) : null
  return {
    key,
    plain: { nodes, edges },
    tagged: tagged && { nodes: tagged, edges },
    loop: tagged && alone(document) ? { nodes: tagged.map(looped), edges } : null,
    tables: tableNodes(document).map(({ id }) => id),
  }
}
