import 'server-only'
import type { AnyEndpoint } from './endpoint'

type Node = { fixed: Map<string, Node>; parameter: Node | null; leaves: { endpoint: AnyEndpoint; names: string[] }[] }

export type Match =
  | { found: 'endpoint'; endpoint: AnyEndpoint; params: Record<string, string> }
  | { found: 'path'; allow: string[] }
  | { found: 'nothing' }

const node = (): Node => ({ fixed: new Map(), parameter: null, leaves: [] })

/** Finds endpoints by path; a fixed segment wins over a parameter. */
export class EndpointTree {
  private readonly root = node()

  constructor(endpoints: readonly AnyEndpoint[]) {
    for (const endpoint of endpoints) this.add(endpoint)
  }

  private add(endpoint: AnyEndpoint): void {
    let at = this.root
    const names: string[] = []
    for (const part of endpoint.path.split('/').slice(1)) {
      const name = /^\{(.+)\}$/.exec(part)?.[1]
      if (name !== undefined) {
        names.push(name)
        at.parameter ??= node()
        at = at.parameter
        continue
      }
      const next = at.fixed.get(part) ?? node()
      at.fixed.set(part, next)
      at = next
    }
    if (at.leaves.some((leaf) => leaf.endpoint.method === endpoint.method)) {
      throw new Error(`${endpoint.method} ${endpoint.path} is listed twice`)
    }
    at.leaves.push({ endpoint, names })
  }

  /** `path` under /api/v1, still percent-encoded. HEAD is answered by GET. */
  match(method: string, path: string): Match {
    const parts = path.split('/').slice(1).map(decodeSegment)
    const found = find(this.root, parts, 0, [])
    if (!found) return { found: 'nothing' }
    const wanted = method === 'HEAD' ? 'GET' : method
    const leaf = found.at.leaves.find(({ endpoint }) => endpoint.method === wanted)
    if (!leaf) return { found: 'path', allow: allowed(found.at) }
    return {
      found: 'endpoint',
      endpoint: leaf.endpoint,
      params: Object.fromEntries(leaf.names.map((name, i) => [name, found.values[i] ?? ''])),
    }
  }
}

function allowed(at: Node): string[] {
  const methods = at.leaves.map(({ endpoint }) => endpoint.method as string)
  return methods.includes('GET') ? [...methods, 'HEAD'] : methods
}

function find(at: Node, parts: string[], index: number, values: string[]): { at: Node; values: string[] } | null {
  const part = parts[index]
  if (part === undefined) return at.leaves.length > 0 ? { at, values } : null
  const fixed = at.fixed.get(part)
  const direct = fixed && find(fixed, parts, index + 1, values)
  if (direct) return direct
  return at.parameter && part !== '' ? find(at.parameter, parts, index + 1, [...values, part]) : null
}

function decodeSegment(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
