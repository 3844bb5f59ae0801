import type { FeatureType } from '@/domain/features/input'
import { labelEndpoints } from '@/server/labels/http'
import { createModel } from '@/server/models/create'
import { createVersion } from '@/server/models/create-version'
import { predictionEndpoints } from '@/server/predictions/http'
import type { TestSystem } from '@/server/testing/open-test-system'
import { createUseCase } from '@/server/use-cases/create'

export type Feature = { name: string; type: FeatureType; nullable?: boolean; store?: 'raw' | 'binned' }
export const FEATURES: Feature[] = [
  { name: 'amount', type: 'numeric', nullable: true },
  { name: 'country', type: 'categorical', nullable: true },
  { name: 'vip', type: 'boolean', nullable: true },
]

/** A use case and a model of the same name. */
export async function addModel(
  test: TestSystem,
  slug: string,
  more: { kind?: 'ml' | 'rules'; task?: 'binary' | 'regression' } = {},
): Promise<void> {
  const admin = await test.as('admin')
  const { kind = 'rules', task = 'binary' } = more
  await createUseCase.execute(admin, { slug, name: slug, problem: 'p' })
  const positive = task === 'binary' ? { positiveClass: '1' } : {}
  await createModel.execute(admin, { slug, name: slug, useCase: slug, kind, task, ...positive })
}

export async function addVersion(
  test: TestSystem,
  ref: { model: string; version: string },
  more: { rules?: unknown; features?: Feature[] } = {},
): Promise<void> {
  const { rules, features = FEATURES } = more
  await createVersion.execute(await test.as('admin'), { ...ref, features, ...(rules !== undefined && { rules }) })
}

export type LoggedCase = {
  id: string
  timestamp: string
  features: Record<string, number | string | boolean | null>
  prediction: string | number
}

const AT_ONCE = 5000
const ingestOf = (endpoints: typeof predictionEndpoints, path: string) => {
  const found = endpoints.find((endpoint) => endpoint.method === 'POST' && endpoint.path === path)
  if (!found) throw new Error(`there is no ${path}`)
  return found.operation
}

/** Logs cases of a version, and their labels. */
export async function logTraffic(
  test: TestSystem,
  ref: { model: string; version: string },
  traffic: { cases: LoggedCase[]; labels?: { id: string; label: string | number }[] },
): Promise<void> {
  const ingest = await test.withKey('ingest')
  const predictions = ingestOf(predictionEndpoints, '/predictions')
  const labels = ingestOf(labelEndpoints, '/labels')
  for (let i = 0; i < traffic.cases.length; i += AT_ONCE)
    await predictions.execute(ingest, { ...ref, predictions: traffic.cases.slice(i, i + AT_ONCE) })
  const known = traffic.labels ?? []
  for (let i = 0; i < known.length; i += AT_ONCE)
    await labels.execute(ingest, { model: ref.model, labels: known.slice(i, i + AT_ONCE) })
}
