/** Level of every interval on a performance figure. */
export const CONFIDENCE = 0.95

/** Normal quantile at 0.975. */
export const Z = 1.959963984540054

/** Student's t quantile at 0.975 from the normal one (Abramowitz and Stegun 26.7.5); 1e-5 off at most for 9 or more degrees of freedom. */
export function criticalT(degreesOfFreedom: number): number {
  const z = Z
  const terms = [
    z,
    (z ** 3 + z) / 4,
    (5 * z ** 5 + 16 * z ** 3 + 3 * z) / 96,
    (3 * z ** 7 + 19 * z ** 5 + 17 * z ** 3 - 15 * z) / 384,
    (79 * z ** 9 + 776 * z ** 7 + 1482 * z ** 5 - 1920 * z ** 3 - 945 * z) / 92_160,
  ]
  return terms.reduceRight((sum, term) => sum / degreesOfFreedom + term, 0)
}
