const SQRT_PI_INVERSE = 0.5641895835477563

const A = [3.1611237438705656, 113.864154151050156, 377.485237685302021, 3209.37758913846947, 0.185777706184603153]
const B = [23.6012909523441209, 244.024637934444173, 1282.61652607737228, 2844.23683343917062]
const C = [
  0.564188496988670089, 8.88314979438837594, 66.1191906371416295, 298.635138197400131, 881.95222124176909,
  1712.04761263407058, 2051.07837782607147, 1230.33935479799725, 2.15311535474403846e-8,
]
const D = [
  15.7449261107098347, 117.693950891312499, 537.181101862009858, 1621.38957456669019, 3290.79923573345963,
  4362.61909014324716, 3439.36767414372164, 1230.33935480374942,
]
const P = [
  0.305326634961232344, 0.360344899949804439, 0.125781726111229246, 0.0160837851487422766, 6.58749161529837803e-4,
  0.0163153871373020978,
]
const Q = [2.56852019228982242, 1.87295284992346725, 0.527905102951428412, 0.0605183413124413191, 2.33520497626869185e-3]

/** Cody's quotient: the last numerator coefficient leads, the others follow in step with the denominator's. */
function quotient(x: number, top: readonly number[], bottom: readonly number[]): number {
  let above = (top[top.length - 1] as number) * x
  let below = x
  for (let i = 0; i < bottom.length - 1; i++) {
    above = (above + (top[i] as number)) * x
    below = (below + (bottom[i] as number)) * x
  }
  return (above + (top[bottom.length - 1] as number)) / (below + (bottom[bottom.length - 1] as number))
}

/** erfc(y) exp(y^2) for y > 0.46875. */
function scaledTail(y: number): number {
  if (y <= 4) return quotient(y, C, D)
  const inverse = 1 / (y * y)
  return (SQRT_PI_INVERSE - inverse * quotient(inverse, P, Q)) / y
}

/**
 * Complementary error function, relative error about 1e-16 down to the underflow near x = 26.5.
 * Source: W. J. Cody, Rational Chebyshev approximations for the error function, Math. Comp. 23 (1969).
 */
export function erfc(x: number): number {
  const y = Math.abs(x)
  if (y <= 0.46875) return 1 - x * quotient(y * y, A, B)
  const whole = Math.trunc(y * 16) / 16
  const tail = Math.exp(-whole * whole) * Math.exp(-(y - whole) * (y + whole)) * scaledTail(y)
  return x < 0 ? 2 - tail : tail
}

/** Natural logarithm of erfc, finite for every finite x. */
export function logErfc(x: number): number {
  return x > 1 ? Math.log(scaledTail(x)) - x * x : Math.log(erfc(x))
}
