import type { FieldProblem } from '@/domain/errors/codes'
import { type DecisionDocument, type DecisionNode, nodeLabel } from './document'

export type Parents = ReadonlyMap<string, readonly string[]>

/** Nodes that feed each node. */
export function parentsOf(document: DecisionDocument): Parents {
  const parents = new Map<string, string[]>(document.nodes.map((node) => [node.id, []]))
  for (const { sourceId, targetId } of document.edges) parents.get(targetId)?.push(sourceId)
  return parents
}

/** Every node after all that feed it; null when edges run in a circle. */
export function inOrder(document: DecisionDocument): DecisionNode[] | null {
  const waiting = new Map([...parentsOf(document)].map(([id, sources]) => [id, sources.length]))
  const ready = document.nodes.filter((node) => waiting.get(node.id) === 0)
  const ordered: DecisionNode[] = []
  const byId = new Map(document.nodes.map((node) => [node.id, node]))
  for (let node = ready.pop(); node; node = ready.pop()) {
    ordered.push(node)
    for (const { sourceId, targetId } of document.edges) {
      if (sourceId !== node.id) continue
      const left = (waiting.get(targetId) ?? 0) - 1
      waiting.set(targetId, left)
      const target = byId.get(targetId)
      if (left === 0 && target) ready.push(target)
    }
  }
  return ordered.length === document.nodes.length ? ordered : null
}

/** Nodes that read the model's own input: nothing but switches stands between, which hand on what they are given. */
export function readingInput(document: DecisionDocument): ReadonlySet<string> {
  const parents = parentsOf(document)
  const reading = new Set<string>()
  const handsOn = new Set(document.nodes.flatMap(({ id, type }) => (type === 'inputNode' ? [id] : [])))
  for (const { id, type } of inOrder(document) ?? []) {
    if (!parents.get(id)?.every((parent) => handsOn.has(parent))) continue
    reading.add(id)
    if (type === 'switchNode') handsOn.add(id)
  }
  return reading
}

/** Names of the nodes of one circle, the first again at the end. */
function circle(document: DecisionDocument): string[] {
  const targets = new Map<string, string[]>()
  for (const { sourceId, targetId } of document.edges) {
    targets.set(sourceId, [...(targets.get(sourceId) ?? []), targetId])
  }
  const left = new Set<string>()
  const walk = (id: string, path: string[]): string[] | null => {
    const start = path.indexOf(id)
    if (start >= 0) return [...path.slice(start), id]
    if (left.has(id)) return null
    for (const target of targets.get(id) ?? []) {
      const found = walk(target, [...path, id])
      if (found) return found
    }
    left.add(id)
    return null
  }
  const labels = new Map(document.nodes.map((node) => [node.id, nodeLabel(node)]))
  for (const node of document.nodes) {
    const found = walk(node.id, [])
    if (found) return found.map((id) => labels.get(id) ?? id)
  }
  return []
}

function duplicates(document: DecisionDocument): FieldProblem[] {
  const seen = new Set<string>()
  return document.nodes.flatMap((node, i): FieldProblem[] => {
    const known = seen.has(node.id)
    seen.add(node.id)
    if (!known) return []
    return [{ pointer: `/nodes/${i}/id`, code: 'duplicate_node', detail: `two nodes have the id ${node.id}` }]
  })
}

function looseEnds(document: DecisionDocument): FieldProblem[] {
  const ids = new Set(document.nodes.map((node) => node.id))
  return document.edges.flatMap((edge, i) =>
    (['sourceId', 'targetId'] as const).flatMap((end): FieldProblem[] =>
      ids.has(edge[end])
        ? []
        : [{ pointer: `/edges/${i}/${end}`, code: 'unknown_node', detail: `there is no node ${edge[end]}` }],
    ),
  )
}

/** What is wrong with how the nodes are joined: two ids alike, loose edges, no single input, a circle. */
export function graphProblems(document: DecisionDocument): FieldProblem[] {
  const problems = [...duplicates(document), ...looseEnds(document)]
  const inputs = document.nodes.filter((node) => node.type === 'inputNode').length
  if (inputs !== 1) {
    const detail = `a decision model has exactly one input node, this one has ${inputs}`
    problems.push({ pointer: '/nodes', code: 'input_node', detail })
  }
  if (problems.length === 0 && !inOrder(document)) {
    const detail = `the nodes run in a circle: ${circle(document).join(' -> ')}`
    problems.push({ pointer: '/edges', code: 'cycle', detail })
  }
  return problems
}
