import 'server-only'
import { figureInput } from '@/domain/figures/input'
import { summariseService } from '@/domain/service-health/summarise'
import { mergeServiceSummaries } from '@/domain/service-health/summary'
import { windowOf } from '@/domain/time/windows'
import { figureRange } from '@/server/figures/range'
import { query } from '@/server/kernel/operation'
import { findVersion } from '@/server/models/read'
import { SERVICE_CELL } from '@/server/predictions/cell-sizes'
import { readBuckets } from '@/server/rollups/read'
import { ALL_SEGMENTS, SUBJECT } from '@/server/rollups/subjects'

export const readService = query({
  name: 'service.read',
  permission: 'figures:read',
  input: figureInput,
  run: async (ctx, input) => {
    const { model, version } = await findVersion(ctx, input)
    const { range, windows } = await figureRange(ctx.tx, version, { ...input, now: ctx.now.getTime() })
    const of = { versionNo: version.no, subject: SUBJECT.service, segment: ALL_SEGMENTS, size: SERVICE_CELL }
    const buckets = await readBuckets(ctx.tx, of, { ...range, granularity: input.granularity })
    const parts = windows.map(() => [] as { counts: number[]; sums: number[] }[])
    for (const bucket of buckets) parts[windowOf(windows, bucket.from)]?.push(bucket.cell)
    return {
      model: model.slug,
      version: version.version,
      windows: windows.map((window, place) => {
        const figures = summariseService(mergeServiceSummaries(parts[place] ?? []))
        return {
          from: new Date(window.from).toISOString(),
          to: new Date(window.to).toISOString(),
          ...figures,
          memoryMb: figures.memoryMb.value,
          cpuSeconds: figures.cpuSeconds.value,
        }
      }),
    }
  },
})
