/** log(n!) - log(sqrt(2 pi n) (n / e)^n) for n = 0, 1/2, 1, ..., 15. */
const HALVES = [
  0, 0.15342640972002736, 0.08106146679532726, 0.05481412105191765, 0.0413406959554093, 0.03316287351993629,
  0.02767792568499834, 0.023746163656297496, 0.020790672103765093, 0.018488450532673187, 0.016644691189821193,
  0.015134973221917378, 0.013876128823070748, 0.012810465242920227, 0.01189670994589177, 0.011104559758206917,
  0.010411265261972096, 0.009799416126158804, 0.009255462182712733, 0.008768700134139386, 0.00833056343336287,
  0.00793411456431402, 0.007573675487951841, 0.007244554301320383, 0.00694284010720953, 0.006665247032707682,
  0.006408994188004207, 0.006171712263039458, 0.0059513701127588475, 0.0057462165130101155, 0.005554733551962801,
]

const LANCZOS = [
  0.9999999999999971, 57.15623566586292, -59.59796035547549, 14.136097974741746, -0.4919138160976202,
  0.00003399464998481189, 0.00004652362892704858, -0.00009837447530487956, 0.0001580887032249125,
  -0.00021026444172410488, 0.00021743961811521265, -0.0001643181065367639, 0.00008441822398385275,
  -0.000026190838401581408, 0.0000036899182659531625,
]
const HALF_LOG_TWO_PI = 0.9189385332046728

/** log Gamma(x) for x > 0. Source: Lanczos' approximation, g = 607/128, n = 15 (P. Godfrey). */
export function logGamma(x: number): number {
  const t = x + 5.2421875
  let sum = LANCZOS[0] as number
  for (let i = 1; i < LANCZOS.length; i++) sum += (LANCZOS[i] as number) / (x + i)
  return (x + 0.5) * Math.log(t) - t + Math.log((2.5066282746310007 * sum) / x)
}

/**
 * Error of Stirling's formula for log Gamma(n + 1), n > 0. Source: C. Loader, Fast and accurate computation of
 * binomial probabilities (2000).
 */
export function stirlingError(n: number): number {
  if (n <= 15) {
    const twice = n + n
    if (twice === Math.round(twice)) return HALVES[twice] as number
    return logGamma(n + 1) - (n + 0.5) * Math.log(n) + n - HALF_LOG_TWO_PI
  }
  const s = 1 / (n * n)
  return (1 / 12 - (1 / 360 - (1 / 1260 - (1 / 1680 - (1 / 1188 - (691 / 360360) * s) * s) * s) * s) * s) / n
}

/** x log(x / mean) + mean - x, without cancellation for x near mean. Source: Loader (2000). */
function deviance(x: number, mean: number): number {
  const difference = x - mean
  if (Math.abs(difference) >= 0.1 * (x + mean)) return x * Math.log(x / mean) - difference
  const v = difference / (x + mean)
  let sum = difference * v
  let term = 2 * x * v
  for (let j = 1; j < 1000; j++) {
    term *= v * v
    const next = sum + term / (2 * j + 1)
    if (next === sum) break
    sum = next
  }
  return sum
}

/** log of Poisson's x^a e^-x / Gamma(a + 1) for real a > 0, x > 0. */
export function logPoissonTerm(a: number, x: number): number {
  if (a < 0.5) return a * Math.log(x) - x - logGamma(a + 1)
  return -HALF_LOG_TWO_PI - Math.log(a) / 2 - stirlingError(a) - deviance(a, x)
}

/** log of Gamma(n + 1) / (Gamma(a + 1) Gamma(b + 1)) x^a y^b with n = a + b, x + y = 1, all of them > 0. */
export function logBinomialTerm(a: number, b: number, { x, y }: { x: number; y: number }): number {
  const n = a + b
  if (a < 0.5 || b < 0.5) {
    return logGamma(n + 1) - logGamma(a + 1) - logGamma(b + 1) + a * Math.log(x) + b * Math.log(y)
  }
  const errors = stirlingError(n) - stirlingError(a) - stirlingError(b)
  return errors - deviance(a, n * x) - deviance(b, n * y) - HALF_LOG_TWO_PI + Math.log(n / a / b) / 2
}
