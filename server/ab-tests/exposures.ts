import 'server-only'
import { checkExposure, type ExposureRow } from '@/domain/ab-tests/check-rows'
import { ingestExposuresInput } from '@/domain/ab-tests/input'
import type { BatchReport } from '@/domain/predictions/batch'
import { telemetry } from '@/server/kernel/operation'
import { system } from '@/server/kernel/system'
import { lockModel } from '@/server/predictions/lock-model'
import { WriteQueue } from '@/server/predictions/write-queue'
import { type AbBatch, reportOf } from './batch-report'
import type { SeenExposure } from './merge-exposure'
import { type AbTestRow, findTest } from './read-tests'
import { type ExposureFate, recordExposures } from './record-exposures'
import { nextStatus } from './refusals'

/** Model of each test, so that a lane can lock it. */
const modelOf = new Map<number, number>()

const queue = new WriteQueue<SeenExposure, ExposureFate>(
  async (tx, testNo, rows) => {
    await lockModel(tx, modelOf.get(testNo) ?? 0)
    return recordExposures(tx, { testNo, now: new Date(system().clock()) }, rows)
  },
  () => undefined,
)

function seen(test: AbTestRow, row: ExposureRow): SeenExposure {
  const arm = test.plan.arms.findIndex((one) => one.arm === row.arm)
  const planned = test.frozen?.digests[row.arm]
  const { entity, at, digest, fallback } = row
  return {
    entity,
    arm,
    at,
    digest,
    fallback,
    source: 'call',
    mismatched: fallback || (digest !== null && digest !== planned),
  }
}

/**
 * Logs exposures exactly once: the first of an entity counts, a repeated one is a duplicate, one in a second arm is stored and flagged.
 */
export const ingestExposures = telemetry({
  name: 'abTests.expose',
  permission: 'ab_test:assign',
  input: ingestExposuresInput,
  run: async (ctx, { id, exposures }): Promise<BatchReport> => {
    const { test, model } = await findTest(ctx, id)
    nextStatus(test, 'expose')
    const arms = test.plan.arms.map(({ arm }) => arm)
    const batch: AbBatch<SeenExposure> = { prepared: [], rejected: [] }
    for (const [index, raw] of exposures.entries()) {
      const checked = checkExposure(raw, { arms, now: ctx.now.getTime() })
      if (checked.ok) batch.prepared.push(seen(test, checked.row))
      else batch.rejected.push({ index, id: checked.entity, retryable: false, ...checked.problem })
    }
    modelOf.set(test.no, model.no)
    const fates = await queue.add(test.no, batch.prepared)
    const count = (...wanted: ExposureFate[]) => fates.filter((fate) => wanted.includes(fate)).length
    return reportOf(batch, {
      received: exposures.length,
      accepted: count('accepted', 'several_arms'),
      duplicates: count('duplicate'),
      flagged: count('several_arms'),
    })
  },
})
