import type { Task } from '@/domain/models/input'
import type { Version } from './figures'

/** Where the calls go and what their examples say. */
export type SnippetContext = { origin: string; at: string }
type OfModel = { model: string; task: Task; positiveClass: string | null; classes: string[] | null }

const EXAMPLE = { numeric: 1.5, categorical: 'A', boolean: true } as const
const FEATURES_SHOWN = 4

const shellText = (json: unknown) => JSON.stringify(json, null, 2).replaceAll("'", "'\\''")

function call(method: 'POST' | 'PUT', url: string, body: { type: string; data: string }): string {
  return [
    `curl -X ${method} '${url}' \\`,
    '  -H "Authorization: Bearer $PLUMBLINE_KEY" \\',
    `  -H 'Content-Type: ${body.type}' \\`,
    `  ${body.data}`,
  ].join('\n')
}

const json = (body: unknown) => ({ type: 'application/json', data: `-d '${shellText(body)}'` })

export function createModelSnippet({ origin }: SnippetContext, useCase = 'my-use-case'): string {
  const body = {
    slug: 'my-model',
    name: 'My model',
    useCase,
    kind: 'ml',
    task: 'binary',
    positiveClass: 'true',
  }
  return call('POST', `${origin}/api/v1/models`, json(body))
}

export function createVersionSnippet({ origin }: SnippetContext, model: string): string {
  const body = {
    version: 'v1',
    features: [
      { name: 'amount', type: 'numeric' },
      { name: 'country', type: 'categorical' },
    ],
    reason: 'first version',
  }
  return call('POST', `${origin}/api/v1/models/${model}/versions`, json(body))
}

export function referenceSnippet({ origin }: SnippetContext, of: { model: string; version: string }): string {
  const url = `${origin}/api/v1/models/${of.model}/versions/${encodeURIComponent(of.version)}/reference`
  return call('PUT', url, { type: 'text/csv', data: '--data-binary @reference.csv' })
}

function decision({ task, positiveClass, classes }: OfModel): Record<string, unknown> {
  if (task === 'binary') return { prediction: positiveClass ?? 'true', score: 0.87 }
  if (task === 'multiclass') return { prediction: classes?.[0] ?? 'A' }
  return { prediction: 12.5 }
}

export function predictionsSnippet(
  { origin, at }: SnippetContext,
  of: OfModel & { version: string; features: Version['features'] },
): string {
  const features = Object.fromEntries(
    of.features.slice(0, FEATURES_SHOWN).map((feature) => [feature.name, EXAMPLE[feature.type]]),
  )
  const prediction = { id: 'case-1', timestamp: at, features, ...decision(of), latencyMs: 12 }
  return call(
    'POST',
    `${origin}/api/v1/predictions`,
    json({ model: of.model, version: of.version, predictions: [prediction] }),
  )
}

export function labelsSnippet({ origin, at }: SnippetContext, of: OfModel): string {
  const label = of.task === 'regression' ? 12.5 : (decision(of).prediction ?? 'true')
  return call(
    'POST',
    `${origin}/api/v1/labels`,
    json({ model: of.model, labels: [{ id: 'case-1', label, timestamp: at }] }),
  )
}

export function resourcesSnippet({ origin, at }: SnippetContext, of: { model: string; version: string }): string {
  const url = `${origin}/api/v1/models/${of.model}/versions/${encodeURIComponent(of.version)}/resources`
  return call('POST', url, json({ samples: [{ timestamp: at, instance: 'host-1', memoryMb: 512, cpuSeconds: 3.5 }] }))
}
