import { tQuantile } from '@/stats/distributions/student-t'
import { noncentralTSf } from './noncentral-t'

/** Power of the two-sided two-sample t test with n units in each arm against a difference of d standard deviations. */
export function tPower({ d, n, alpha }: { d: number; n: number; alpha: number }): number {
  const df = 2 * n - 2
  const critical = -tQuantile(alpha / 2, df)
  const delta = d * Math.sqrt(n / 2)
  return noncentralTSf(critical, df, delta) + noncentralTSf(critical, df, -delta)
}

/** Units per arm, not rounded, at which that power is reached. d != 0. */
export function tSampleSize({ d, power, alpha }: { d: number; power: number; alpha: number }): number {
  let low = 2
  let high = 4
  while (tPower({ d, n: high, alpha }) < power) {
    low = high
    high *= 2
  }
  for (let step = 0; step < 60 && high - low > 1e-10 * high; step++) {
    const middle = (low + high) / 2
    if (tPower({ d, n: middle, alpha }) < power) low = middle
    else high = middle
  }
  return (low + high) / 2
}
