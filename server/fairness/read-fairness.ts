import 'server-only'
import { holdsFor } from '@/domain/access/actor'
import { fairnessGap } from '@/domain/fairness/gap'
import { type FairnessGroup, fairnessGroup } from '@/domain/fairness/group'
import { fairnessInput } from '@/domain/fairness/input'
import { type FairnessBounds, judgeFairness } from '@/domain/fairness/judge'
import { FAIRNESS_MEASURES } from '@/domain/fairness/measure'
import { SMALL_CELL } from '@/domain/figures/small-cell'
import type { BinaryLayout } from '@/domain/performance/layout'
import type { Window } from '@/domain/time/windows'
import { figureRange } from '@/server/figures/range'
import { unknownSegment } from '@/server/figures/unknown-segment'
import type { Context } from '@/server/kernel/context'
import { query } from '@/server/kernel/operation'
import { findVersion } from '@/server/models/read'
import { freshVersionState, type VersionState } from '@/server/predictions/version-state'
import { segmentSummaries } from './segment-summaries'

type BinaryState = VersionState & { performance: BinaryLayout }
const isBinary = (state: VersionState): state is BinaryState => state.performance?.task === 'binary'

/** The groups of one declared segment field, largest first; what promotions judge, too. */
export async function fairnessGroups(
  ctx: Context,
  state: BinaryState,
  ask: { field: number; range: Window },
): Promise<FairnessGroup[]> {
  const found = await segmentSummaries(ctx.tx, state, { ...ask, asOf: ctx.now.getTime() })
  const values = state.segments[ask.field]?.values ?? []
  const groups = [...found].map(([code, summary]) =>
    fairnessGroup(code === 0 ? 'other' : (values[code - 1] ?? 'other'), state.performance, summary),
  )
  return groups.filter((group) => group.n > 0).sort((a, b) => b.n - a.n)
}

function fieldsOf(state: VersionState, asked: string | undefined): string[] {
  const { segments } = state.spec
  if (asked === undefined) return [...segments]
  if (segments.includes(asked)) return [asked]
  throw unknownSegment('/field', asked, segments)
}

async function readField(
  ctx: Context,
  state: BinaryState,
  ask: { name: string; range: Window; bounds: FairnessBounds; mayReadValues: boolean },
) {
  const groups = await fairnessGroups(ctx, state, { field: state.spec.segments.indexOf(ask.name), range: ask.range })
  const shown = groups.filter((group) => ask.mayReadValues || group.n >= SMALL_CELL)
  return {
    name: ask.name,
    groups: shown,
    /** Groups too small to be shown to this reader. */
    suppressed: groups.length - shown.length,
    gaps: FAIRNESS_MEASURES.map((measure) => {
      const gap = fairnessGap(groups, measure)
      const names = new Set(shown.map((group) => group.value))
      return { ...gap, tooFew: gap.tooFew.filter((name) => names.has(name)) }
    }),
    ...judgeFairness(groups, ask.bounds),
  }
}

/** Selection rate, recall and calibration by each value of the declared segment fields, with the widest gaps. */
export const readFairness = query({
  name: 'models.fairness',
  permission: 'figures:read',
  input: fairnessInput,
  run: async (ctx, input) => {
    const { model, version } = await findVersion(ctx, input)
    const state = await freshVersionState(ctx.tx, version.no)
    const names = fieldsOf(state, input.field)
    const asked = { model: model.slug, version: version.version, granularity: 'window' as const }
    const limits = { ...(input.from && { from: input.from }), ...(input.to && { to: input.to }) }
    const { range } = await figureRange(ctx.tx, version, { ...asked, ...limits, now: ctx.now.getTime() })
    const bounds: FairnessBounds = {
      ...(input.selectionRate !== undefined && { selection_rate: input.selectionRate }),
      ...(input.equalOpportunity !== undefined && { equal_opportunity: input.equalOpportunity }),
      ...(input.calibration !== undefined && { calibration: input.calibration }),
    }
    const useCaseIds = model.useCases.map((useCase) => useCase.id)
    const mayReadValues = holdsFor(ctx.actor, 'case:read_values', useCaseIds)
    const fields = []
    if (isBinary(state))
      for (const name of names) fields.push(await readField(ctx, state, { name, range, bounds, mayReadValues }))
    const reason = !isBinary(state)
      ? ('task_without_fairness' as const)
      : fields.length === 0
        ? ('no_segments_declared' as const)
        : null
    return {
      model: model.slug,
      version: version.version,
      from: new Date(range.from).toISOString(),
      to: new Date(range.to).toISOString(),
      asOf: ctx.now.toISOString(),
      reason,
      bounds,
      fields,
    }
  },
})
