import { logComplement } from '../gamma'
import { stirlingError } from '../saddle-point'
import { durbinCdf } from './durbin'
import { pelzGoodCdf } from './pelz-good'
import { pomeranzCdf } from './pomeranz'
import { smirnovLogSf } from './smirnov'

const twiceSmirnov = (n: number, x: number) => Math.min(0, Math.LN2 + smirnovLogSf(n, x))
const logOfComplement = (cdf: number) => (cdf >= 1 ? Number.NEGATIVE_INFINITY : Math.log(1 - cdf))

/**
 * log P(D_n > x) of the two-sided one-sample Kolmogorov-Smirnov statistic, n >= 1 integer. Finite for every 0 < x < 1:
 * far tails are the sum of both one-sided tails, which is exact for x >= 1/2 and off by less than 1e-12 where it is
 * used.
 * Source of the split: R. Simard, P. L'Ecuyer, J. Stat. Softw. 39 (2011), as SciPy's `kstwo.sf`.
 */
export function kolmogorovLogSf(n: number, x: number): number {
  const t = n * x
  if (t <= 0.5) return 0
  if (x >= 1) return Number.NEGATIVE_INFINITY
  if (t <= 1) {
    const logCdf = 0.5 * Math.log(2 * Math.PI * n) + stirlingError(n) - n + n * Math.log(2 * t - 1)
    return logComplement(logCdf)
  }
  if (t >= n - 1) return Math.LN2 + n * Math.log1p(-x)
  const size = t * x
  if (x >= 0.5 || size > (n <= 140 ? 4 : 2.2)) return twiceSmirnov(n, x)
  if (n <= 140) return logOfComplement(size <= 0.754693 ? durbinCdf(n, x) : pomeranzCdf(n, x))
  const small = n <= 100_000 && n * x ** 1.5 <= 1.4
  return Math.min(0, logOfComplement(small ? durbinCdf(n, x) : pelzGoodCdf(n, x)))
}
