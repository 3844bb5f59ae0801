import type { CategoricalSample, FeatureBaseline, FeatureCounts, FeatureSample, NumericSample } from './baseline'
import {
  emptySummary,
  featureCounts,
  foldCategory,
  foldNumeric,
  type InputsSummary,
  inputsLayout,
} from './inputs-layout'

export const numericSample = (values: ArrayLike<number>, missing = 0, invalid = 0): NumericSample => ({
  kind: 'numeric',
  values: Float64Array.from(values),
  missing,
  invalid,
})

export function categoricalSample(values: readonly string[], missing = 0): CategoricalSample {
  const categories = [...new Set(values)]
  const code = new Map(categories.map((category, i) => [category, i]))
  return {
    kind: 'categorical',
    codes: Int32Array.from(values, (value) => code.get(value) ?? 0),
    categories,
    missing,
    invalid: 0,
  }
}

/** A sample folded row by row, as predictions are. `known`: categories of the reference beyond those the baseline names. */
export function foldSample(
  baseline: FeatureBaseline,
  sample: FeatureSample,
  known?: ReadonlySet<string>,
): InputsSummary {
  const layout = inputsLayout([baseline])
  const [place] = layout.features
  if (!place) throw new Error('a layout of one feature has one place')
  const summary = emptySummary(layout)
  const times = (n: number, fold: () => unknown) => Array.from({ length: n }, fold)
  if (sample.kind === 'numeric') {
    for (const value of sample.values) foldNumeric(summary, place, value)
    times(sample.missing, () => foldNumeric(summary, place, null))
    times(sample.invalid, () => foldNumeric(summary, place, Number.NaN))
    return summary
  }
  const named = baseline.kind === 'categorical' ? baseline.categories : []
  for (const code of sample.codes) {
    const category = sample.categories[code] ?? ''
    const bin = named.indexOf(category)
    foldCategory(summary, place, bin >= 0 ? bin : known?.has(category) ? 'other' : 'unseen')
  }
  times(sample.missing, () => foldCategory(summary, place, 'missing'))
  times(sample.invalid, () => foldCategory(summary, place, 'invalid'))
  return summary
}

/** What a summary of this one feature says. */
export function countsIn(baseline: FeatureBaseline, summary: InputsSummary): FeatureCounts {
  const [place] = inputsLayout([baseline]).features
  if (!place) throw new Error('a layout of one feature has one place')
  return featureCounts(summary, place)
}

export const sampleCounts = (baseline: FeatureBaseline, sample: FeatureSample, known?: ReadonlySet<string>) =>
  countsIn(baseline, foldSample(baseline, sample, known))
