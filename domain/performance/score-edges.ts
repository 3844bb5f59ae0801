import { CALIBRATION_EDGES } from '@/stats/metrics/binary/calibration'

/** Bins that quantiles of a reference may miss and rare-event models live in; mirrored near 1. */
const FINE_NEAR_ZERO = [0.0001, 0.0002, 0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05]
const FINE_NEAR_ONE = [0.95, 0.98, 0.99, 0.995, 0.998, 0.999, 0.9995, 0.9998, 0.9999]
const FIXED_EDGES: readonly number[] = [...FINE_NEAR_ZERO, ...CALIBRATION_EDGES, ...FINE_NEAR_ONE]
const DEFAULT_BINS = 128

/**
 * Edges of the score histogram: the reference's edges within (0, 1), the tenths (so that the calibration error is exact) and the
 * fixed fine ones near 0 and 1; ascending, distinct, right-closed. Applying it again changes nothing.
 */
export function scoreEdgesFrom(referenceEdges: ArrayLike<number>): number[] {
  const inside = Array.from(referenceEdges).filter((edge) => edge > 0 && edge < 1)
  return [...new Set([...inside, ...FIXED_EDGES])].sort((a, b) => a - b)
}

/** Edges where there is no reference: 128 bins of equal width, and the fixed ones. */
export function defaultScoreEdges(): number[] {
  return scoreEdgesFrom(Array.from({ length: DEFAULT_BINS - 1 }, (_, index) => (index + 1) / DEFAULT_BINS))
}
