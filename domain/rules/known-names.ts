import type { FieldProblem } from '@/domain/errors/codes'
import { type DecisionDocument, type DecisionNode, nodeLabel } from './document'
import { featureExpression, namesOf } from './expression-names'
import { inOrder, parentsOf } from './graph'

/** Paths that a node may read; `null`: anything, because a function above it can return anything. */
type Readable = string[][] | null

type Place = { pointer: string; where: string; source: string }

const startsWith = (path: readonly string[], head: readonly string[]) => head.every((part, i) => path[i] === part)

const isKnown = (path: readonly string[], readable: string[][]) =>
  readable.some((known) => startsWith(path, known) || startsWith(known, path))

function union(all: Readable[]): Readable {
  const merged: string[][] = []
  for (const paths of all) {
    if (paths === null) return null
    merged.push(...paths)
  }
  return merged
}

function outputsOf(node: DecisionNode): string[][] {
  if (node.type === 'decisionTableNode') return node.content.outputs.map(({ field }) => field.split('.'))
  if (node.type === 'expressionNode') return node.content.expressions.map(({ key }) => key.split('.'))
  return []
}

function given(node: DecisionNode, readable: Readable, features: string[][]): Readable {
  if (node.type === 'inputNode') return features
  if (node.type === 'functionNode') return null
  if (node.type !== 'decisionTableNode' && node.type !== 'expressionNode') return readable
  const { outputPath, passThrough } = node.content
  const own = outputPath === null ? outputsOf(node) : [outputPath.split('.')]
  return passThrough ? union([readable, own]) : own
}

/** The expressions of a node that read its input. */
function places(node: DecisionNode, at: string): Place[] {
  if (node.type === 'switchNode') {
    return node.content.statements.map(({ condition }, i) => ({
      pointer: `${at}/content/statements/${i}/condition`,
      where: `condition ${i + 1}`,
      source: condition,
    }))
  }
  if (node.type !== 'decisionTableNode' && node.type !== 'expressionNode') return []
  const { inputField } = node.content
  if (inputField !== null) return [{ pointer: `${at}/content/inputField`, where: 'its input', source: inputField }]
  return node.type === 'expressionNode' ? expressionPlaces(node, at) : tablePlaces(node, at)
}

function expressionPlaces(node: Extract<DecisionNode, { type: 'expressionNode' }>, at: string): Place[] {
  return node.content.expressions.map(({ key, value }, i) => ({
    pointer: `${at}/content/expressions/${i}/value`,
    where: key,
    source: value,
  }))
}

/** Numbers, signs and whole texts only: nothing in it can be a name. */
const NAMELESS = /^(?:[^\p{L}_$"'`]|"[^"]*"|'[^']*')*$/u

function tablePlaces(node: Extract<DecisionNode, { type: 'decisionTableNode' }>, at: string): Place[] {
  const { inputs, outputs, rules } = node.content
  const columns = inputs.flatMap(({ id, name, field }, i): Place[] =>
    field === null
      ? []
      : [{ pointer: `${at}/content/inputs/${i}/field`, where: `column "${name || id}"`, source: field }],
  )
  const written = [...inputs, ...outputs]
  const cells = rules.flatMap((row, i) =>
    written.flatMap(({ id, name }): Place[] => {
      const source = row[id]?.trim() ?? ''
      if (NAMELESS.test(source)) return []
      return [{ pointer: `${at}/content/rules/${i}/${id}`, where: `row ${i + 1}, column "${name || id}"`, source }]
    }),
  )
  return [...columns, ...cells]
}

function unknownIn(place: Place, label: string, know: { readable: Readable; nodes: ReadonlySet<string> }) {
  const names = namesOf(place.source)
  const problem = (code: string, detail: string): FieldProblem => ({ pointer: place.pointer, code, detail })
  if (!names) return [problem('expression', `${label}, ${place.where}: the expression cannot be read`)]
  const { readable, nodes } = know
  const unknown = readable === null ? [] : names.paths.filter((path) => !isKnown(path, readable))
  return [
    ...unknown.map((path) =>
      problem('unknown_field', `${label}, ${place.where}: ${path.join('.')} is not a feature of this version`),
    ),
    ...names.nodes
      .filter((name) => !nodes.has(name))
      .map((name) => problem('unknown_node', `${label}, ${place.where}: there is no node ${name}`)),
  ]
}

const PROBLEMS_MAX = 50

/** Names in expressions that are neither a feature nor the result of a node before. The graph has no circle. */
export function nameProblems(document: DecisionDocument, features: readonly string[]): FieldProblem[] {
  const known = features.flatMap((name) => (name.includes('.') ? [name.split('.'), [name]] : [[name]]))
  const parents = parentsOf(document)
  const provided = new Map<string, Readable>()
  const problems: FieldProblem[] = []
  const nodes = new Set(document.nodes.map((node) => node.name))
  for (const node of inOrder(document) ?? []) {
    const sources = parents.get(node.id) ?? []
    const readable = union(sources.map((id) => provided.get(id) as Readable))
    provided.set(node.id, given(node, readable, known))
    const at = `/nodes/${document.nodes.indexOf(node)}`
    for (const place of places(node, at)) {
      if (problems.length >= PROBLEMS_MAX) return problems
      problems.push(...oneWord(place, features), ...unknownIn(place, nodeLabel(node), { readable, nodes }))
    }
  }
  return problems.slice(0, PROBLEMS_MAX)
}

/** A feature whose name is not one word reads as something else unless it is quoted. */
function oneWord({ pointer, source }: Place, features: readonly string[]): FieldProblem[] {
  if (!features.includes(source) || featureExpression(source) === source) return []
  return [{ pointer, code: 'feature_name', detail: `write ${featureExpression(source)} for the feature ${source}` }]
}

/** Features that the expressions of a document read. */
export function featuresRead(document: DecisionDocument, features: readonly string[]): string[] {
  const paths = document.nodes.flatMap((node, i) =>
    places(node, `/nodes/${i}`).flatMap(({ source }) => namesOf(source)?.paths ?? []),
  )
  return features.filter((name) => {
    const parts = name.split('.')
    return paths.some((path) => path[0] === name || startsWith(path, parts) || startsWith(parts, path))
  })
}
