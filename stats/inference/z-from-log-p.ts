import { normalLogTwoSided, normalQuantile } from '@/stats/distributions/normal'

/** The z >= 0 whose two-sided p-value has the logarithm given; finite however small the p-value is. */
export function zFromLogP(logP: number): number {
  if (logP >= 0) return 0
  if (logP > -600) return -normalQuantile(Math.exp(logP) / 2)
  let z = Math.sqrt(-2 * logP)
  // Newton's method: far out the logarithm falls by z per unit of z.
  for (let step = 0; step < 50; step++) {
    const move = (normalLogTwoSided(z) - logP) / z
    z += move
    if (Math.abs(move) < 1e-13 * z) break
  }
  return z
}
