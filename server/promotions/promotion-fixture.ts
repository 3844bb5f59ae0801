import type { Grant } from '@/domain/access/roles'
import { listDeployments } from '@/server/deployments/list'
import type { Caller } from '@/server/kernel/context'
import { ingestLabels } from '@/server/labels/ingest'
import { createModel } from '@/server/models/create'
import { createVersion } from '@/server/models/create-version'
import { ingestPredictions } from '@/server/predictions/ingest'
import type { Person } from '@/server/testing/add-person'
import type { TestSystem } from '@/server/testing/open-test-system'
import { createUseCase } from '@/server/use-cases/create'
import { decidePromotion } from './decide'
import { requestPromotion } from './request'

export type Cast = { author: Person; requester: Person; manager: Person; risk: Person; admin: Person }

const everywhere = (role: Grant['role']): Grant[] => [{ role, useCaseId: null }]

/** Somebody of each kind; the author also holds every role that decides. */
export async function castOf(test: TestSystem): Promise<Cast> {
  const person = (name: string, grants: Grant[]) => test.addPerson({ name, grants })
  return {
    author: await person('Ada', [...everywhere('data_scientist'), ...everywhere('manager')]),
    requester: await person('Rosa', [...everywhere('ml_architect'), ...everywhere('risk_officer')]),
    manager: await person('Max', everywhere('manager')),
    risk: await person('Rita', everywhere('risk_officer')),
    admin: await person('Alex', everywhere('admin')),
  }
}

export type Site = { useCase: string; model: string; versions: readonly string[] }

/** A use case with a binary model and versions made by the author. */
export async function addSite(
  test: TestSystem,
  cast: Cast,
  site: Site & { riskTier?: 'low' | 'medium' | 'high'; segments?: string[] },
): Promise<void> {
  const admin = test.callAs(cast.admin.actor)
  const author = test.callAs(cast.author.actor)
  const { useCase, model, riskTier = 'medium' } = site
  await createUseCase.execute(admin, { slug: useCase, name: useCase, problem: 'p', riskTier })
  const shape = { kind: 'ml', task: 'binary', positiveClass: '1', useCase }
  await createModel.execute(author, { slug: model, name: model, ...shape })
  const features = [{ name: 'x', type: 'numeric' }]
  for (const version of site.versions) {
    await createVersion.execute(author, { model, version, features, segments: site.segments ?? [], reason: version })
  }
}

export const ask = (caller: Caller, given: { model: string; version: string; environment?: string; reason?: string }) =>
  requestPromotion.execute(caller, { environment: 'production', reason: 'It is better.', ...given })

export const approve = (caller: Caller, id: string) =>
  decidePromotion.execute(caller, { id, decision: 'approve', reason: 'Figures hold.' })

/** What serves there, if anything does. */
export async function live(caller: Caller, model: string, environment = 'production') {
  const { items } = await listDeployments.execute(caller, { model, environment })
  return items[0]
}

export type Scored = { id: string; at: Date; label: 0 | 1; score: number; segment?: string }

/** Predictions of one version with their labels, as a log brings them. */
export async function score(test: TestSystem, of: { model: string; version: string }, rows: readonly Scored[]) {
  const ingest = await test.withKey('ingest')
  await ingestPredictions.execute(ingest, {
    ...of,
    predictions: rows.map(({ id, at, score: value, segment }) => ({
      id,
      timestamp: at.toISOString(),
      features: { x: value },
      prediction: value >= 0.5 ? 1 : 0,
      score: value,
      ...(segment !== undefined && { segments: { group: segment } }),
    })),
  })
  await ingestLabels.execute(ingest, {
    model: of.model,
    labels: rows.map(({ id, at, label }) => ({
      id,
      label,
      timestamp: new Date(at.getTime() + 3_600_000).toISOString(),
    })),
  })
}

/** The machine-readable reason of a refusal. */
export async function refused(work: Promise<unknown>): Promise<string> {
  try {
    await work
  } catch (error) {
    const { code, more } = error as { code: string; more: { errors?: { code: string }[] } }
    return `${code} ${more.errors?.[0]?.code ?? ''}`.trim()
  }
  return 'let through'
}
