import type { FeatureBaseline } from './baseline'

export type ColumnProfile = {
  name: string
  kind: 'numeric' | 'categorical'
  n: number
  missing: number
  invalid: number
  distinct: number
  constant: boolean
  mean: number | null
  sd: number | null
  min: number | null
  max: number | null
  /** Numeric: bins right-closed between the edges, open at both ends. Categorical: the most frequent first. */
  distribution: { label: string | null; from: number | null; to: number | null; count: number }[]
  /** What cannot be measured about this column, and why. */
  reason?: 'empty' | 'constant' | 'too_many_categories'
}

const TOP_CATEGORIES = 20
const CATEGORIES_MEASURED = 10_000

function reasonOf(baseline: FeatureBaseline): ColumnProfile['reason'] {
  if (baseline.n === 0) return 'empty'
  if (baseline.distinct <= 1) return 'constant'
  return baseline.kind === 'categorical' && baseline.distinct > CATEGORIES_MEASURED ? 'too_many_categories' : undefined
}

/** A reference column in figures a person can read. */
export function columnProfile(baseline: FeatureBaseline): ColumnProfile {
  const reason = reasonOf(baseline)
  const common = {
    name: baseline.name,
    n: baseline.n,
    missing: baseline.missing,
    invalid: baseline.invalid,
    distinct: baseline.distinct,
    constant: baseline.n > 0 && baseline.distinct === 1,
    ...(reason && { reason }),
  }
  if (baseline.kind === 'categorical') {
    const shown = baseline.categories.slice(0, TOP_CATEGORIES)
    return {
      ...common,
      kind: 'categorical',
      mean: null,
      sd: null,
      min: null,
      max: null,
      distribution: shown.map((label, index) => ({ label, from: null, to: null, count: baseline.counts[index] ?? 0 })),
    }
  }
  const measured = baseline.n > 0
  return {
    ...common,
    kind: 'numeric',
    mean: measured ? baseline.mean : null,
    sd: measured ? baseline.sd : null,
    min: baseline.min,
    max: baseline.max,
    distribution: baseline.counts.map((count, bin) => ({
      label: null,
      from: baseline.edges[bin - 1] ?? baseline.min,
      to: baseline.edges[bin] ?? baseline.max,
      count,
    })),
  }
}
