const SQRT_PI_INVERSE = 0.5641895835477563

const A = [3.1611237438705655, 113.86415415105016, 377.485237685302, 3209.3775891384694, 0.18577770618460315]
const B = [23.601290952344122, 244.02463793444417, 1282.6165260773723, 2844.236833439171]
const C = [
  0.5641884969886701, 8.883149794388377, 66.11919063714163, 298.6351381974001, 881.952221241769, 1712.0476126340707,
  2051.0783778260716, 1230.3393547979972, 2.1531153547440383e-8,
]
const D = [
  15.744926110709835, 117.6939508913125, 537.1811018620099, 1621.3895745666903, 3290.7992357334597, 4362.619090143247,
  3439.3676741437216, 1230.3393548037495,
]
const P = [
  0.30532663496123236, 0.36034489994980445, 0.12578172611122926, 0.016083785148742275, 0.0006587491615298378,
  0.016315387137302097,
]
const Q = [2.568520192289822, 1.8729528499234673, 0.5279051029514285, 0.06051834131244132, 0.0023352049762686918]

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
