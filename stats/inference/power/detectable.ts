import { normalQuantile } from '@/stats/distributions/normal'

/** Smallest effect, in standard deviations, that a two-sided test finds with the given power: (z + z') sqrt(1/n1 + 1/n2). */
export function detectableEffect(
  { n1, n2 }: { n1: number; n2: number },
  { alpha, power }: { alpha: number; power: number },
): number {
  return (normalQuantile(power) - normalQuantile(alpha / 2)) * Math.sqrt(1 / n1 + 1 / n2)
}

/**
 * Smallest relative rise that a two-sided test of the relative effect finds with the given power: the root of
 * (e m)^2 = z^2 s^2 (1 + (1 + e)^2) / n.
 * @param n units per arm.
 * @returns null where no finite effect would be found.
 */
export function detectableLift(
  { mean, variance, n }: { mean: number; variance: number; n: number },
  { alpha, power }: { alpha: number; power: number },
): number | null {
  const z = normalQuantile(power) - normalQuantile(alpha / 2)
  const share = (z * z * variance) / (n * mean * mean)
  if (!(share < 1)) return null
  return (share + Math.sqrt(share * share + 2 * share * (1 - share))) / (1 - share)
}

/** Standard error of the relative effect of a true rise `lift`, both arms of n units with the same variance (delta method). */
export function liftStandardError(
  { mean, variance, n }: { mean: number; variance: number; n: number },
  lift: number,
): number {
  return Math.sqrt((variance * (1 + (1 + lift) ** 2)) / (n * mean * mean))
}
