import 'server-only'
import { pushResourcesInput } from '@/domain/predictions/input'
import { foldResources } from '@/domain/service-health/summary'
import { telemetry } from '@/server/kernel/operation'
import { system } from '@/server/kernel/system'
import { cellSizes } from '@/server/predictions/cell-sizes'
import { targetVersion } from '@/server/predictions/ingest'
import { lockModel } from '@/server/predictions/lock-model'
import { freshVersionState } from '@/server/predictions/version-state'
import { RollupDelta } from '@/server/rollups/delta'
import { ALL_SEGMENTS, SUBJECT } from '@/server/rollups/subjects'
import { writeRollups } from '@/server/rollups/write'

export const pushResources = telemetry({
  name: 'resources.push',
  permission: 'prediction:ingest',
  input: pushResourcesInput,
  run: async (ctx, input) => {
    const target = await targetVersion(ctx, input)
    await system().engine.transaction(async (tx) => {
      await lockModel(tx, target.modelNo)
      const delta = new RollupDelta(cellSizes(await freshVersionState(tx, target.versionNo)))
      for (const sample of input.samples) {
        foldResources(delta.at(SUBJECT.service, ALL_SEGMENTS, sample.timestamp.getTime()), {
          memoryMb: sample.memoryMb ?? null,
          cpuSeconds: sample.cpuSeconds ?? null,
          sign: 1,
        })
      }
      await writeRollups(tx, target.versionNo, delta)
    })
    return { received: input.samples.length, accepted: input.samples.length, duplicates: 0, flagged: 0, rejected: [] }
  },
})
