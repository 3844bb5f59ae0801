import 'server-only'
import type { Tx } from '@/db/engine/engine'
import type { FeatureSample } from '@/domain/features/baseline'
import { SCORE_FEATURE, scoreValue } from '@/domain/features/score-feature'
import { type Window, windowOf } from '@/domain/time/windows'
import { categorySample, MISSING, numericSample } from '@/server/models/reference-columns'
import { scanPredictions } from '@/server/predictions/read'
import type { VersionState } from '@/server/predictions/version-state'

/** Raw values of every feature (then `@score`) per window, read in steps. Order of features as in the baselines. */
export async function windowSamples(
  tx: Tx,
  state: VersionState,
  windows: readonly Window[],
): Promise<FeatureSample[][]> {
  const first = windows[0]
  const last = windows.at(-1)
  if (!first || !last) return []
  const columns = windows.map(() => state.baselines.map(() => [] as number[]))
  const numericSlot = new Map(state.spec.numericNames.map((name, slot) => [name, slot]))
  const categorySlot = new Map(state.spec.categoryNames.map((name, slot) => [name, slot]))
  for await (const rows of scanPredictions(tx, state.versionNo, { from: first.from, to: last.to })) {
    for (const row of rows) {
      const target = columns[windowOf(windows, row.at)]
      if (!target) continue
      for (const [index, baseline] of state.baselines.entries()) {
        const numeric =
          baseline.name === SCORE_FEATURE
            ? scoreValue(row, state.task)
            : (row.numeric[numericSlot.get(baseline.name) ?? -1] ?? null)
        const code = row.categoryCodes[categorySlot.get(baseline.name) ?? -1] ?? 0
        target[index]?.push(baseline.kind === 'numeric' ? (numeric ?? MISSING) : code)
      }
    }
  }
  return columns.map((features) =>
    features.map((values, index) => {
      const baseline = state.baselines[index]
      if (baseline?.kind === 'numeric') return numericSample(Float64Array.from(values))
      const categories = state.dictionaries[categorySlot.get(baseline?.name ?? '') ?? -1]?.values ?? []
      return categorySample(Int32Array.from(values), categories).sample
    }),
  )
}
