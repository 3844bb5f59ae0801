import 'server-only'
import { and, desc, eq } from 'drizzle-orm'
import { oddities } from '@/db/schema'
import { holdsFor } from '@/domain/access/actor'
import { SCORE_FEATURE } from '@/domain/features/score-feature'
import { CASES } from '@/domain/labels/cases-layout'
import { qualityInput } from '@/domain/quality/input'
import { summariseQuality } from '@/domain/quality/summary'
import { type Window, windowOf } from '@/domain/time/windows'
import { figureRange } from '@/server/figures/range'
import { notFound } from '@/server/kernel/app-error'
import type { Context } from '@/server/kernel/context'
import { query } from '@/server/kernel/operation'
import { findVersion } from '@/server/models/read'
import { CASES_CELL } from '@/server/predictions/cell-sizes'
import { freshVersionState } from '@/server/predictions/version-state'
import { readBuckets } from '@/server/rollups/read'
import { windowCounts } from '@/server/rollups/read-inputs'
import { ALL_SEGMENTS, SUBJECT } from '@/server/rollups/subjects'

type Volume = { predictions: number; flagged: number; errors: number }

async function volumes(
  ctx: Context,
  versionNo: number,
  ask: { windows: Window[]; granularity: 'window' | 'hour' | 'day' | 'week' | 'month' },
): Promise<Volume[]> {
  const first = ask.windows[0]
  const last = ask.windows.at(-1)
  const sums = ask.windows.map((): Volume => ({ predictions: 0, flagged: 0, errors: 0 }))
  if (!first || !last) return sums
  const of = { versionNo, subject: SUBJECT.cases, segment: ALL_SEGMENTS, size: CASES_CELL }
  for (const bucket of await readBuckets(ctx.tx, of, { from: first.from, to: last.to, granularity: ask.granularity })) {
    const sum = sums[windowOf(ask.windows, bucket.from)]
    if (!sum) continue
    sum.predictions += bucket.cell.counts[CASES.predictions] ?? 0
    sum.flagged += bucket.cell.counts[CASES.flagged] ?? 0
    sum.errors += bucket.cell.counts[CASES.errors] ?? 0
  }
  return sums
}

async function odditiesOf(ctx: Context, versionNo: number, kind: 'unseen_category' | 'unknown_feature') {
  return ctx.tx
    .select({ feature: oddities.feature, value: oddities.value, count: oddities.count, lastSeen: oddities.lastSeen })
    .from(oddities)
    .where(and(eq(oddities.versionNo, versionNo), eq(oddities.kind, kind)))
    .orderBy(desc(oddities.count))
    .limit(200)
}

export const readQuality = query({
  name: 'quality.read',
  permission: 'figures:read',
  input: qualityInput,
  run: async (ctx, input) => {
    const { model, version } = await findVersion(ctx, input)
    const known = input.feature === undefined || version.features.some(({ name }) => name === input.feature)
    if (!known) throw notFound(`feature ${input.feature}`)
    const state = await freshVersionState(ctx.tx, version.no)
    const { windows } = await figureRange(ctx.tx, version, { ...input, now: ctx.now.getTime() })
    const ask = { windows, granularity: input.granularity }
    const counts = await windowCounts(ctx.tx, state, ask)
    const volume = await volumes(ctx, version.no, ask)
    const unknown = await odditiesOf(ctx, version.no, 'unknown_feature')
    const mayReadValues = holdsFor(
      ctx.actor,
      'case:read_values',
      model.useCases.map((useCase) => useCase.id),
    )
    const unseen = mayReadValues ? await odditiesOf(ctx, version.no, 'unseen_category') : []
    return {
      model: model.slug,
      version: version.version,
      hasReference: state.referenceDigest !== null,
      /** Counted since the version's first prediction, most frequent first; values only for those who may read them. */
      unseenValues: mayReadValues
        ? unseen.slice(0, 50).map(({ feature, value, count }) => ({ feature, value, count }))
        : null,
      windows: windows.map((window, place) => {
        const features = (counts[place] ?? []).filter(({ place: { baseline } }) =>
          input.feature === undefined ? baseline.name !== SCORE_FEATURE : baseline.name === input.feature,
        )
        const summary = summariseQuality({
          features: features.map(({ place: at, counts: found }) => ({ baseline: at.baseline, counts: found })),
          unknown: unknown.map(({ feature, count }) => ({ feature, count })),
          predictions: volume[place]?.predictions ?? 0,
        })
        return {
          from: new Date(window.from).toISOString(),
          to: new Date(window.to).toISOString(),
          ...volume[place],
          ...summary,
        }
      }),
    }
  },
})
