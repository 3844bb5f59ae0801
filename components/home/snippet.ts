import type { FeatureDefinition } from '@/domain/features/input'
import type { ColumnProfile } from '@/domain/features/profile'

/** Between whole bounds this far apart values are taken for whole numbers. */
const WHOLE_SPAN = 5

type Value = number | string | boolean | null

/** A value that the reference knows, so that the example is not marked as unseen. */
function exampleValue(feature: FeatureDefinition, column: ColumnProfile | undefined): Value {
  if (feature.type === 'numeric') {
    const { mean: middle = null, min = null, max = null } = column ?? {}
    if (middle === null) return 1.5
    const whole =
      min !== null && max !== null && Number.isInteger(min) && Number.isInteger(max) && max - min >= WHOLE_SPAN
    return whole ? Math.round(middle) : Number(middle.toPrecision(3))
  }
  const common = column?.distribution[0]?.label
  if (feature.type === 'boolean') return common === undefined || common === null ? true : common === 'true'
  return common ?? 'A'
}

export type Callable = {
  model: string
  version: string
  task: string
  positiveClass: string | null
  classes: readonly string[] | null
  features: readonly FeatureDefinition[]
  columns: readonly ColumnProfile[]
}

function decision({ task, positiveClass, classes }: Callable): Record<string, Value> {
  if (task === 'binary') return { prediction: positiveClass ?? 'true', score: 0.87 }
  if (task === 'multiclass') return { prediction: classes?.[0] ?? 'A' }
  return { prediction: 12.5 }
}

const NOW = '$(date -u +%Y-%m-%dT%H:%M:%SZ)'

/** A POST of the API for a shell. What stands for a placeholder of `live` is run by the shell each time. */
export function postCommand(url: string, body: unknown, live: Record<string, string> = {}): string {
  let text = JSON.stringify(body, null, 2).replaceAll("'", "'\\''")
  for (const [placeholder, shell] of Object.entries(live)) text = text.replaceAll(placeholder, `'"${shell}"'`)
  return [
    `curl -sS -X POST '${url}' \\`,
    '  -H "Authorization: Bearer $PLUMBLINE_KEY" \\',
    "  -H 'Content-Type: application/json' \\",
    `  -d '${text}'`,
  ].join('\n')
}

/** One prediction with the time of running it, under an id of its own: it can be run again and again. */
export function predictionCommand(origin: string, callable: Callable): string {
  const byName = new Map(callable.columns.map((column) => [column.name, column]))
  const features = Object.fromEntries(
    callable.features.map((feature) => [feature.name, exampleValue(feature, byName.get(feature.name))]),
  )
  const prediction = { id: 'try-@seconds@', timestamp: '@now@', features, ...decision(callable), latencyMs: 12 }
  const body = { model: callable.model, version: callable.version, predictions: [prediction] }
  return postCommand(`${origin}/api/v1/predictions`, body, { '@seconds@': '$(date +%s)', '@now@': NOW })
}
