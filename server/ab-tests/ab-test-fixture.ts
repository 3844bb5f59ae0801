import type { CreateAbTestInput } from '@/domain/ab-tests/input'
import { createDeployment } from '@/server/deployments/create'
import type { Caller } from '@/server/kernel/context'
import { createKpi } from '@/server/kpis/create'
import { pushKpiValues } from '@/server/kpis/push-values'
import { createModel } from '@/server/models/create'
import { createVersion } from '@/server/models/create-version'
import type { Person } from '@/server/testing/add-person'
import { openTestSystem, type TestSystem } from '@/server/testing/open-test-system'
import { createUseCase } from '@/server/use-cases/create'
import { createAbTest } from './create'
import { freezeAbTest } from './freeze'
import { startAbTest } from './start'

export type Cast = {
  admin: Person
  scientist: Person
  colleague: Person
  engineer: Person
  risk: Person
  manager: Person
}

/** The people of an A/B test, each with one role. */
export async function castOf(test: TestSystem): Promise<Cast> {
  const person = (name: string, role: Parameters<TestSystem['as']>[0]) =>
    test.addPerson({ name, grants: [{ role, useCaseId: null }] })
  return {
    admin: await person('Alex', 'admin'),
    scientist: await person('Dana', 'data_scientist'),
    colleague: await person('Dirk', 'data_scientist'),
    engineer: await person('Sven', 'software_engineer'),
    risk: await person('Rita', 'risk_officer'),
    manager: await person('Max', 'manager'),
  }
}

export const START = '2026-01-01T00:00:00Z'

/** A binary model `m` with a served version v1, an approved v2, a v3 that nobody approved, and a KPI with figures. */
export async function addSite(test: TestSystem, cast: Cast): Promise<void> {
  const admin = test.callAs(cast.admin.actor)
  const scientist = test.callAs(cast.scientist.actor)
  await createUseCase.execute(admin, { slug: 'game', name: 'Game', problem: 'Players leave.' })
  await createModel.execute(scientist, {
    slug: 'm',
    name: 'M',
    useCase: 'game',
    kind: 'ml',
    task: 'binary',
    positiveClass: '1',
  })
  const features = [{ name: 'x', type: 'numeric' }]
  for (const version of ['v1', 'v2', 'v3']) {
    await createVersion.execute(scientist, { model: 'm', version, features, segments: ['country'], reason: version })
  }
  const served = { model: 'm', effectiveFrom: '2025-01-01T00:00:00Z', reason: 'Served before.' }
  await createDeployment.execute(admin, { ...served, version: 'v1', environment: 'production' })
  await createDeployment.execute(admin, { ...served, version: 'v2', environment: 'staging' })
  const kpi = { useCase: 'game', name: 'Retention', unit: 'share', direction: 'up', target: 0.2, source: 'Telemetry' }
  await createKpi.execute(admin, { ...kpi, slug: 'retention' })
  await createKpi.execute(admin, { ...kpi, slug: 'unmeasured' })
  await pushKpiValues.execute(admin, { slug: 'retention', values: [{ timestamp: START, value: 0.19 }] })
}

/** The server with these people and this model. */
export async function openWithCast(): Promise<{ test: TestSystem; cast: Cast }> {
  const test = await openTestSystem()
  const cast = await castOf(test)
  await addSite(test, cast)
  return { test, cast }
}

export const planOf = (changes: Partial<CreateAbTestInput> & { slug: string }) => ({
  model: 'm',
  environment: 'production',
  entityKey: 'player',
  arms: [
    { arm: 'control', version: 'v1', share: 0.5 },
    { arm: 'challenger', version: 'v2', share: 0.5 },
  ],
  primary: { metric: 'kpi:retention', direction: 'up', mde: 0.01 },
  alpha: 0.05,
  power: 0.8,
  engine: 'fixed_horizon',
  maturityHours: 0,
  ...changes,
})

type Plan = ReturnType<typeof planOf>

/** Draft, signature and start by three people; answers the id. */
export async function runningTest(
  test: TestSystem,
  cast: Cast,
  given: { plan: Plan; reach?: { arm: string; reach: number }[] },
): Promise<string> {
  const as = (name: keyof Cast): Caller => test.callAs(cast[name].actor)
  const { item } = await createAbTest.execute(as('scientist'), given.plan)
  await freezeAbTest.execute(as('risk'), { id: item.id })
  await startAbTest.execute(as('scientist'), { id: item.id, ...(given.reach && { reach: given.reach }) })
  return item.id
}

export const inBatches = <Row>(rows: readonly Row[], size = 10_000): Row[][] =>
  Array.from({ length: Math.ceil(rows.length / size) }, (_, i) => rows.slice(i * size, (i + 1) * size))
