import { BOTH_KINDS, type MethodSpec } from './method-spec'

const NUMERIC = ['numeric'] as const
const CATEGORICAL = ['categorical'] as const

/** Evidently 0.7's tests with its thresholds; the last two are plain distances without one. */
export const EVIDENTLY_METHODS: readonly MethodSpec[] = [
  { name: 'ks', kinds: NUMERIC, reads: 'p_value', threshold: 0.05 },
  { name: 'wasserstein', kinds: NUMERIC, reads: 'distance', threshold: 0.1 },
  { name: 'jensenshannon', kinds: BOTH_KINDS, reads: 'distance', threshold: 0.1 },
  { name: 'kl_div', kinds: BOTH_KINDS, reads: 'distance', threshold: 0.1 },
  { name: 'psi', kinds: BOTH_KINDS, reads: 'distance', threshold: 0.1 },
  { name: 'hellinger', kinds: BOTH_KINDS, reads: 'distance', threshold: 0.1 },
  { name: 'chisquare', kinds: CATEGORICAL, reads: 'p_value', threshold: 0.05 },
  { name: 'z', kinds: CATEGORICAL, reads: 'p_value', threshold: 0.05 },
  { name: 'g_test', kinds: CATEGORICAL, reads: 'p_value', threshold: 0.1 },
  { name: 't_test', kinds: NUMERIC, reads: 'p_value', threshold: 0.05 },
  { name: 'mannw', kinds: NUMERIC, reads: 'p_value', threshold: 0.05 },
  { name: 'ed', kinds: NUMERIC, reads: 'distance', threshold: 0.1 },
  { name: 'total_variation', kinds: BOTH_KINDS, reads: 'distance', threshold: null },
  { name: 'l_infinity', kinds: BOTH_KINDS, reads: 'distance', threshold: null },
]
