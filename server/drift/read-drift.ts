import 'server-only'
import { adjustFindings } from '@/domain/drift/adjust'
import { binnedFindings } from '@/domain/drift/binned'
import { exactFindings } from '@/domain/drift/exact'
import type { DriftFinding, DriftPreset } from '@/domain/drift/finding'
import { driftInput } from '@/domain/drift/input'
import { defaultMethods, parseMethods } from '@/domain/drift/methods'
import type { FeatureBaseline } from '@/domain/features/baseline'
import { type Granularity, splitWindow, type Window } from '@/domain/time/windows'
import { figureRange } from '@/server/figures/range'
import { AppError } from '@/server/kernel/app-error'
import type { Context } from '@/server/kernel/context'
import { query } from '@/server/kernel/operation'
import { findVersion } from '@/server/models/read'
import { referenceChunkRows, referenceSamples } from '@/server/models/read-reference'
import { freshVersionState, type VersionState } from '@/server/predictions/version-state'
import { windowCounts } from '@/server/rollups/read-inputs'
import { windowSamples } from './window-samples'

type Ask = { windows: readonly Window[]; granularity: Granularity; preset: DriftPreset; methods: string[] | null }

function askedMethods(preset: DriftPreset, text: string | undefined): string[] | null {
  if (text === undefined || text.trim() === '') return null
  const parsed = parseMethods(preset, text)
  if (parsed.ok) return parsed.methods
  throw new AppError('unknown_method', `/method: ${parsed.detail}`, {
    errors: [{ pointer: '/method', code: 'unknown_method', detail: parsed.detail }],
  })
}

const methodsFor = (ask: Ask, baseline: FeatureBaseline): string[] =>
  ask.methods ?? defaultMethods(ask.preset, baseline)

async function fromRollups(ctx: Context, state: VersionState, ask: Ask): Promise<DriftFinding[][]> {
  const counts = await windowCounts(ctx.tx, state, ask)
  return counts.map((features) =>
    features.flatMap(({ place, counts: window }) =>
      binnedFindings({
        baseline: place.baseline,
        window,
        preset: ask.preset,
        methods: methodsFor(ask, place.baseline),
      }),
    ),
  )
}

async function fromRows(ctx: Context, state: VersionState, ask: Ask): Promise<DriftFinding[][]> {
  const windows = await windowSamples(ctx.tx, state, ask.windows)
  const cut = (span: Window) => splitWindow(span, ask.granularity)
  const chunks = ask.preset === 'nannyml' ? await referenceChunkRows(ctx.tx, state.versionNo, cut) : []
  const found = windows.map((): DriftFinding[] => [])
  for (const [index, baseline] of state.baselines.entries()) {
    const reference = await referenceSamples(ctx.tx, state, { baseline, chunks })
    for (const [place, samples] of windows.entries()) {
      const window = samples[index]
      if (!window) continue
      const findings = exactFindings({
        feature: baseline.name,
        preset: ask.preset,
        methods: ask.methods,
        reference: reference.whole,
        window,
        referenceChunks: reference.chunks,
      })
      found[place]?.push(...findings)
    }
  }
  return found
}

function withoutReference(state: VersionState, ask: Ask): DriftFinding[] {
  return state.baselines.map((baseline) => ({
    feature: baseline.name,
    method: methodsFor(ask, baseline)[0] ?? '',
    value: null,
    threshold: null,
    pValue: null,
    adjustedPValue: null,
    drifted: null,
    n: { reference: 0, window: 0 },
    detectableShift: null,
    reason: 'no_reference',
  }))
}

export const readDrift = query({
  name: 'drift.read',
  permission: 'figures:read',
  input: driftInput,
  run: async (ctx, input) => {
    const { model, version } = await findVersion(ctx, input)
    const methods = askedMethods(input.preset, input.method)
    const state = await freshVersionState(ctx.tx, version.no)
    const { windows } = await figureRange(ctx.tx, version, { ...input, now: ctx.now.getTime() })
    const ask: Ask = { windows, granularity: input.granularity, preset: input.preset, methods }
    const findings =
      state.referenceDigest === null
        ? windows.map(() => withoutReference(state, ask))
        : input.exact
          ? await fromRows(ctx, state, ask)
          : await fromRollups(ctx, state, ask)
    return {
      model: model.slug,
      version: version.version,
      preset: input.preset,
      exact: input.exact,
      windows: windows.map((window, place) => ({
        from: new Date(window.from).toISOString(),
        to: new Date(window.to).toISOString(),
        features: adjustFindings(findings[place] ?? []),
      })),
    }
  },
})
