import { sql } from 'drizzle-orm'
import type { Engine } from '@/db/engine/engine'
import { migrate } from '@/db/migrate'
import { modelVersions } from '@/db/schema'
import { checkReferenceRow } from '@/domain/predictions/check-reference'
import { JobRunner } from '@/server/kernel/jobs'
import { installSystem } from '@/server/kernel/system'
import { createModel } from '@/server/models/create'
import { createVersion } from '@/server/models/create-version'
import { saveReference } from '@/server/models/put-reference'
import { ReferenceCollector } from '@/server/models/reference-columns'
import { freshVersionState, type VersionState } from '@/server/predictions/version-state'
import { createUseCase } from '@/server/use-cases/create'
import { FEATURES, prediction } from './rows'

export const caller = () => ({ actor: { kind: 'system' as const, name: 'bench' }, now: new Date(), requestId: 'bench' })
const REFERENCE_ROWS = 20_000

export type BenchVersion = { modelNo: number; versionNo: number; state: VersionState; close: () => Promise<void> }

/** The system without HTTP on a fresh database: a use case, a model and a version of 30 features with a reference. */
export async function openBenchSystem(engine: Engine): Promise<BenchVersion> {
  await migrate(engine)
  const jobs = await JobRunner.start(engine)
  installSystem({ engine, jobs, clock: Date.now, secret: 'bench', state: 'ready' })
  await createUseCase.execute(caller(), { slug: 'bench', name: 'Bench', problem: 'p' })
  await createModel.execute(caller(), {
    slug: 'bench',
    name: 'Bench',
    useCase: 'bench',
    kind: 'ml',
    task: 'binary',
    positiveClass: '1',
  })
  await createVersion.execute(caller(), { model: 'bench', version: '1', features: FEATURES })
  const [row] = await engine.read((tx) => tx.select({ no: modelVersions.no }).from(modelVersions).where(sql`true`))
  const versionNo = row?.no ?? 0
  const empty = await engine.read((tx) => freshVersionState(tx, versionNo))
  const collector = new ReferenceCollector(empty.spec)
  for (let i = 0; i < REFERENCE_ROWS; i++) {
    const checked = checkReferenceRow(prediction(-1 - i), empty.spec, Date.now())
    if (checked.ok) collector.add(checked.row, checked)
  }
  await engine.transaction((tx) => saveReference(tx, { modelNo: empty.modelNo, versionNo, now: new Date() }, collector))
  const state = await engine.read((tx) => freshVersionState(tx, versionNo))
  const close = async () => {
    await jobs.stop()
    await engine.close()
  }
  return { modelNo: state.modelNo, versionNo, state, close }
}
