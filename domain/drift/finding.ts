export const DRIFT_METHODS = [
  'psi',
  'kl_div',
  'jensen_shannon',
  'hellinger',
  'total_variation',
  'l_infinity',
  'kolmogorov_smirnov',
  'wasserstein',
  'chi_square',
  'z_two_proportions',
  'missing_rate',
  'invalid_rate',
  'unseen_share',
  'out_of_range_share',
] as const
export type DriftMethod = (typeof DRIFT_METHODS)[number]

/** Names of methods as the presets' own tools spell them; accepted beside DRIFT_METHODS under that preset. */
export const DRIFT_PRESETS = ['calibrated', 'evidently', 'nannyml'] as const
export type DriftPreset = (typeof DRIFT_PRESETS)[number]

export type DriftFinding = {
  feature: string
  /**
   * A DriftMethod, or the peer's own name of the test under its preset (`ks`, `jensenshannon`, `chisquare`, `z`, …).
   */
  method: string
  /** null comes with a reason. */
  value: number | null
  /** How far a figure from bins may lie below the exact one (a p-value: above it). Absent in exact mode. */
  bound?: number
  threshold: number | null
  pValue: number | null
  adjustedPValue: number | null
  drifted: boolean | 'insufficient' | null
  n: { reference: number; window: number }
  /** The n that is needed, with `drifted: "insufficient"`. */
  need?: number
  /** Smallest shift that would be noticed at this n, in units of the method's value; null where unknown. */
  detectableShift: number | null
  reason?: string
}
