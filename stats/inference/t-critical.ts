import { normalQuantile } from '@/stats/distributions/normal'
import { logGamma } from '@/stats/distributions/saddle-point'
import { tLogSf, tQuantile } from '@/stats/distributions/student-t'

/** Below, the expansion is no start to rely on. */
const SMALL = 10
const LARGE = 2000

/** The expansion of Abramowitz and Stegun 26.7.5 around the normal quantile z. */
function expansion(z: number, df: number): number {
  const z2 = z * z
  const g1 = (z2 + 1) / 4
  const g2 = ((5 * z2 + 16) * z2 + 3) / 96
  const g3 = (((3 * z2 + 19) * z2 + 17) * z2 - 15) / 384
  const g4 = ((((79 * z2 + 776) * z2 + 1482) * z2 - 1920) * z2 - 945) / 92160
  return z + (z * (g1 + (g2 + (g3 + g4 / df) / df) / df)) / df
}

/**
 * The t with P(T > t) = tail in (0, 1) for df > 0 (Infinity is the normal): above 2,000 degrees of freedom the expansion, whose error
 * there is below 1e-12; else the expansion and Newton's steps on the logarithm of the tail; far out or with few degrees the inverse
 * of the distribution.
 */
export function tCritical(tail: number, df: number): number {
  const z = -normalQuantile(tail)
  if (df === Number.POSITIVE_INFINITY) return z
  if (df < SMALL || Math.abs(z) > 5) return -tQuantile(tail, df)
  const guess = expansion(z, df)
  return df >= LARGE ? guess : polished(guess, { df, logTail: Math.log(tail) })
}

function polished(guess: number, { df, logTail }: { df: number; logTail: number }): number {
  const scale = logGamma((df + 1) / 2) - logGamma(df / 2) - Math.log(df * Math.PI) / 2
  let t = guess
  for (let step = 0; step < 6; step++) {
    const logSf = tLogSf(t, df)
    const logDensity = scale - ((df + 1) / 2) * Math.log1p((t * t) / df)
    const move = (logSf - logTail) * Math.exp(logSf - logDensity)
    t += move
    if (Math.abs(move) <= 1e-9 * Math.max(1, Math.abs(t))) break
  }
  return t
}
