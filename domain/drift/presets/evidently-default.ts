/** Up to this many reference rows Evidently tests hypotheses, beyond it measures distances. */
const SMALL_REFERENCE = 1000
/** A numeric feature with no more distinct values than this is read like a categorical one. */
export const FEW_VALUES = 5

/**
 * Evidently 0.7's choice of a method. `distinct`: distinct values of reference and window together, where both are
 * known.
 */
export function evidentlyDefault(feature: { kind: 'numeric' | 'categorical'; n: number; distinct: number }): string {
  const numeric = feature.kind === 'numeric' && feature.distinct > FEW_VALUES
  if (feature.n > SMALL_REFERENCE) return numeric ? 'wasserstein' : 'jensenshannon'
  if (numeric) return 'ks'
  return feature.distinct > 2 ? 'chisquare' : 'z'
}
