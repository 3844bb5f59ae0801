/** log(n!) - log(sqrt(2 pi n) (n / e)^n) for n = 0, 1/2, 1, ..., 15. */
const HALVES = [
  0, 0.15342640972002734529, 0.08106146679532725822, 0.05481412105191765391, 0.04134069595540929409,
  0.03316287351993628749, 0.02767792568499833915, 0.02374616365629749597, 0.0207906721037650931,
  0.01848845053267318523, 0.0166446911898211922, 0.01513497322191737888, 0.01387612882307074799,
  0.01281046524292022692, 0.01189670994589177009, 0.01110455975820691732, 0.01041126526197209650,
  0.009799416126158803298, 0.009255462182712732917, 0.008768700134139385463, 0.008330563433362871256,
  0.007934114564314020547, 0.007573675487951840795, 0.007244554301320383179, 0.006942840107209529866,
  0.006665247032707682442, 0.006408994188004207068, 0.006171712263039457648, 0.005951370112758847736,
  0.005746216513010115682, 0.005554733551962801372,
]

const LANCZOS = [
  0.99999999999999709182, 57.156235665862923517, -59.597960355475491248, 14.136097974741747174, -0.49191381609762019978,
  0.33994649984811888699e-4, 0.46523628927048575665e-4, -0.98374475304879564677e-4, 0.15808870322491248884e-3,
  -0.21026444172410488319e-3, 0.2174396181152126432e-3, -0.16431810653676389022e-3, 0.84418223983852743293e-4,
  -0.2619083840158140867e-4, 0.36899182659531622704e-5,
]
const HALF_LOG_TWO_PI = 0.9189385332046727418

/** log Gamma(x) for x > 0. Source: Lanczos' approximation, g = 607/128, n = 15 (P. Godfrey). */
export function logGamma(x: number): number {
  const t = x + 5.2421875
  let sum = LANCZOS[0] as number
  for (let i = 1; i < LANCZOS.length; i++) sum += (LANCZOS[i] as number) / (x + i)
  return (x + 0.5) * Math.log(t) - t + Math.log((2.506628274631000502416 * sum) / x)
}

/** Error of Stirling's formula for log Gamma(n + 1), n > 0. Source: C. Loader, Fast and accurate computation of binomial probabilities (2000). */
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
export function deviance(x: number, mean: number): number {
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
