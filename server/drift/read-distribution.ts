import 'server-only'
import { distributionInput } from '@/domain/drift/input'
import { figureRange } from '@/server/figures/range'
import { notFound } from '@/server/kernel/app-error'
import { query } from '@/server/kernel/operation'
import { findVersion } from '@/server/models/read'
import { freshVersionState } from '@/server/predictions/version-state'
import { windowCounts } from '@/server/rollups/read-inputs'

/** One feature's baseline beside its counts in the window: what a distribution chart is prepared from. */
export const readDistribution = query({
  name: 'drift.distribution',
  permission: 'figures:read',
  input: distributionInput,
  run: async (ctx, input) => {
    const { model, version } = await findVersion(ctx, input)
    const state = await freshVersionState(ctx.tx, version.no)
    const ask = { ...input, granularity: 'window' as const, now: ctx.now.getTime() }
    const { range, windows } = await figureRange(ctx.tx, version, ask)
    const [counts = []] = await windowCounts(ctx.tx, state, { windows, granularity: 'window' })
    const found = counts.find(({ place }) => place.baseline.name === input.feature)
    if (!found) throw notFound(`feature ${input.feature}`)
    return {
      model: model.slug,
      version: version.version,
      feature: input.feature,
      from: new Date(range.from).toISOString(),
      to: new Date(range.to).toISOString(),
      hasReference: state.referenceDigest !== null,
      baseline: found.place.baseline,
      counts: found.counts,
    }
  },
})
