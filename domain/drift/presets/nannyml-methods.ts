import { BOTH_KINDS, type MethodSpec } from './method-spec'

const NUMERIC = ['numeric'] as const
const CATEGORICAL = ['categorical'] as const

/**
 * NannyML 0.13's univariate methods; their thresholds come from chunks of the reference, that of `chi2` from its
 * p-value.
 */
export const NANNYML_METHODS: readonly MethodSpec[] = [
  { name: 'jensen_shannon', kinds: BOTH_KINDS, reads: 'distance', threshold: null },
  { name: 'kolmogorov_smirnov', kinds: NUMERIC, reads: 'distance', threshold: null },
  { name: 'wasserstein', kinds: NUMERIC, reads: 'distance', threshold: null },
  { name: 'hellinger', kinds: BOTH_KINDS, reads: 'distance', threshold: null },
  { name: 'chi2', kinds: CATEGORICAL, reads: 'distance', threshold: null },
  { name: 'l_infinity', kinds: CATEGORICAL, reads: 'distance', threshold: null },
]
