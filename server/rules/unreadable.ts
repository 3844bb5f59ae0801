import 'server-only'
import { type DecisionDocument, type DecisionNode, nodeLabel } from '@/domain/rules/document'
import { EngineFailure, type EngineHost, type SourceExpression } from './engine-host'

type Place = SourceExpression & { node: string; name: string; row: number | null; column: string }
/** An expression that the engine cannot read. In a table the engine passes over the row. */
export type Unreadable = {
  node: string
  name: string
  row: number | null
  column: string
  text: string
  because: string
}

function tablePlaces(
  node: Extract<DecisionNode, { type: 'decisionTableNode' }>,
  about: { node: string; name: string },
) {
  const { inputs, outputs, rules } = node.content
  const columns = [
    ...inputs.map(({ id, name, field }) => ({ id, column: name || field || id, unary: field !== null })),
    ...outputs.map(({ id, name, field }) => ({ id, column: name || field, unary: false })),
  ]
  return rules.flatMap((rule, i) =>
    columns.map(
      ({ id, column, unary }): Place => ({ ...about, row: i + 1, column, unary, source: rule[id]?.trim() ?? '' }),
    ),
  )
}

function placesOf(node: DecisionNode): Place[] {
  const about = { node: node.id, name: nodeLabel(node) }
  if (node.type === 'decisionTableNode') return tablePlaces(node, about)
  if (node.type === 'expressionNode') {
    return node.content.expressions.map(({ key, value }) => ({
      ...about,
      row: null,
      column: key,
      unary: false,
      source: value,
    }))
  }
  if (node.type !== 'switchNode') return []
  return node.content.statements.map(({ condition }, i) => ({
    ...about,
    row: i + 1,
    column: 'condition',
    unary: false,
    source: condition,
  }))
}

const READ_MS = 3_000

/** Asks the engine which expressions it cannot read; null when it did not come to an end in time. */
export async function unreadableExpressions(
  host: EngineHost,
  document: DecisionDocument,
): Promise<Unreadable[] | null> {
  const places = document.nodes.flatMap(placesOf).filter(({ source }) => source.trim() !== '')
  const keyOf = ({ source, unary }: SourceExpression) => `${unary ? 'u' : 'e'}${source}`
  const distinct = new Map(places.map((place) => [keyOf(place), { source: place.source, unary: place.unary }]))
  try {
    const answers = await host.unreadable([...distinct.values()], READ_MS)
    const problems = new Map([...distinct.keys()].map((key, i) => [key, answers[i] ?? null]))
    return places.flatMap((place): Unreadable[] => {
      const because = problems.get(keyOf(place)) ?? null
      const { node, name, row, column, source: text } = place
      return because === null ? [] : [{ node, name, row, column, text, because }]
    })
  } catch (error) {
    if (error instanceof EngineFailure) return null
    throw error
  }
}
