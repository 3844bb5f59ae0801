export const LINEAGE_PARTS = ['source', 'data', 'code', 'environment', 'parameters', 'metrics', 'other'] as const
export type LineagePartId = (typeof LINEAGE_PARTS)[number]
export type LineageRow = { name: string; value: string }
export type LineagePart = { id: LineagePartId; rows: LineageRow[]; more: number }

export const LINEAGE_ROWS_MAX = 100
const DEPTH_MAX = 6
const VALUE_MAX = 500

/** First words of keys, lower-case letters only, as trackers and people write them. */
const KEYS: Record<Exclude<LineagePartId, 'other'>, readonly string[]> = {
  source: ['source', 'run', 'experiment', 'import', 'job', 'pipeline', 'tracking', 'mlflow', 'parent', 'basemodel'],
  data: ['data', 'training', 'train', 'table', 'snapshot'],
  code: ['code', 'commit', 'git', 'repo', 'branch', 'script', 'notebook', 'entrypoint', 'revision'],
  environment: [
    'env',
    'python',
    'conda',
    'pip',
    'package',
    'dependenc',
    'requirement',
    'librar',
    'framework',
    'image',
    'container',
    'docker',
    'runtime',
    'hardware',
    'platform',
    'machine',
  ],
  parameters: ['param', 'hyper', 'config', 'setting', 'seed', 'algorithm'],
  metrics: ['metric', 'score', 'evaluation', 'result'],
}

function partOf(key: string): LineagePartId {
  const letters = key.toLowerCase().replace(/[^a-z]/g, '')
  const starts = (id: LineagePartId) => id !== 'other' && KEYS[id].some((word) => letters.startsWith(word))
  return LINEAGE_PARTS.find(starts) ?? 'other'
}

const isScalar = (value: unknown) => value === null || typeof value !== 'object'
const scalarText = (value: unknown) => (typeof value === 'string' ? value : (JSON.stringify(value) ?? ''))
const cut = (text: string) => (text.length > VALUE_MAX ? `${text.slice(0, VALUE_MAX)}…` : text)

/** Every leaf with the way to it, `optimiser.name`; lists of plain values in one line. */
function leaves(value: unknown, name: string, depth: number): LineageRow[] {
  if (isScalar(value)) return [{ name, value: cut(scalarText(value)) }]
  if (depth >= DEPTH_MAX) return [{ name, value: cut(JSON.stringify(value)) }]
  if (Array.isArray(value) && value.every(isScalar)) return [{ name, value: cut(value.map(scalarText).join(', ')) }]
  const entries = Array.isArray(value)
    ? value.map((one, i) => [String(i + 1), one] as const)
    : Object.entries(value ?? {})
  return entries.flatMap(([key, inner]) => leaves(inner, name === '' ? key : `${name}.${key}`, depth + 1))
}

/**
 * What a version was made from, for reading: its free JSON sorted into source run or import, training data, code,
 * environment, parameters and metrics by the names of its keys; what fits none is `other`. Nothing is left out but rows
 * beyond `LINEAGE_ROWS_MAX` of a part, which are counted in `more`.
 */
export function readLineage(lineage: unknown): LineagePart[] {
  if (lineage === null || lineage === undefined) return []
  const found = new Map<LineagePartId, LineageRow[]>()
  const add = (id: LineagePartId, rows: readonly LineageRow[]) => found.set(id, [...(found.get(id) ?? []), ...rows])
  if (isScalar(lineage) || Array.isArray(lineage)) add('other', leaves(lineage, '', 0))
  else for (const [key, value] of Object.entries(lineage)) add(partOf(key), leaves(value, key, 1))
  return LINEAGE_PARTS.flatMap((id) => {
    const rows = found.get(id) ?? []
    if (rows.length === 0) return []
    return [{ id, rows: rows.slice(0, LINEAGE_ROWS_MAX), more: Math.max(0, rows.length - LINEAGE_ROWS_MAX) }]
  })
}
