/** One fact that is not the same for all versions; `values` in the order of the versions, null where a version lacks it. */
export type DifferingFact = { aspect: Aspect; name: string; values: (string | null)[] }
export type Aspect = 'kind' | 'features' | 'segments' | 'reference' | 'lineage' | 'rules' | 'reason' | 'author'

/** What is compared of a version apart from its figures. `lineage` is any JSON: parameters, code, data, environment. */
export type VersionFacts = {
  kind: string
  features: readonly { name: string; type: string; nullable: boolean; sensitivity: string | null; store: string }[]
  segments: readonly string[]
  reference: { digest: string; rows: number | null; from: string | null; to: string | null } | null
  lineage: unknown
  rulesDigest: string | null
  reason: string | null
  author: string
}

const DEPTH_MAX = 12

/** Leaves of a JSON value by path, `a.b.0.c`; an empty object or list is a leaf. */
function leaves(value: unknown, path: string, into: Map<string, string>, depth = 0): void {
  const inner = typeof value === 'object' && value !== null && depth < DEPTH_MAX ? Object.entries(value) : []
  if (inner.length === 0) {
    if (path !== '') into.set(path, typeof value === 'string' ? value : JSON.stringify(value))
    return
  }
  for (const [key, one] of inner) leaves(one, path === '' ? key : `${path}.${key}`, into, depth + 1)
}

type Facts = Record<Aspect, Map<string, string>>

function factsOf(version: VersionFacts): Facts {
  const lineage = new Map<string, string>()
  leaves(version.lineage ?? null, '', lineage)
  if (version.lineage === null || version.lineage === undefined) lineage.clear()
  const reference = new Map<string, string>()
  for (const [name, value] of Object.entries(version.reference ?? {}))
    if (value !== null) reference.set(name, String(value))
  const feature = (f: VersionFacts['features'][number]) =>
    [f.type, f.nullable ? 'nullable' : 'required', f.sensitivity ?? 'unclassified', f.store].join(', ')
  const one = (name: string, value: string | null) => new Map(value === null ? [] : [[name, value]])
  return {
    kind: one('kind', version.kind),
    features: new Map(version.features.map((f) => [f.name, feature(f)])),
    segments: new Map(version.segments.map((name) => [name, 'declared'])),
    reference,
    lineage,
    rules: one('digest', version.rulesDigest),
    reason: one('reason', version.reason),
    author: one('author', version.author),
  }
}

/** Only the facts that differ between the versions, by aspect, then by name. */
export function whatDiffers(versions: readonly VersionFacts[]): DifferingFact[] {
  const all = versions.map(factsOf)
  const aspects = Object.keys(all[0] ?? {}) as Aspect[]
  return aspects.flatMap((aspect) => {
    const names = [...new Set(all.flatMap((facts) => [...facts[aspect].keys()]))].sort()
    return names.flatMap((name): DifferingFact[] => {
      const values = all.map((facts) => facts[aspect].get(name) ?? null)
      return new Set(values).size > 1 ? [{ aspect, name, values }] : []
    })
  })
}
