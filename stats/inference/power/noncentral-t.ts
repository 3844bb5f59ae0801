import { normalCdf } from '@/stats/distributions/normal'
import { integrate } from '@/stats/inference/gauss-legendre'

/**
 * P(T > t) of the noncentral t distribution with df > 0 degrees of freedom and noncentrality delta, as the mean of
 * Phi(delta - t S) over S = sqrt(chi-square / df). Relative error about 1e-10 outside the far tail.
 */
export function noncentralTSf(t: number, df: number, delta: number): number {
  const sd = 1 / Math.sqrt(2 * df)
  const range = { from: Math.max(1e-12, 1 - 10 * sd), to: 1 + 12 * sd + (df < 10 ? 6 : 0) }
  const weight = (s: number) => Math.exp((df - 1) * Math.log(s) - (df * (s * s - 1)) / 2)
  const total = integrate(weight, range, 128)
  return integrate((s) => weight(s) * normalCdf(delta - t * s), range, 128) / total
}
