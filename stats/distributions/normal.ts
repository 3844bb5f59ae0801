import { erfc, logErfc } from './erfc'

/** P(Z <= z) of the standard normal distribution. */
export function normalCdf(z: number): number {
  return erfc(-z / Math.SQRT2) / 2
}

/** P(Z > z), accurate in the tail. */
export function normalSf(z: number): number {
  return erfc(z / Math.SQRT2) / 2
}

/** log P(Z > z), finite for every finite z. */
export function normalLogSf(z: number): number {
  return z < 0 ? Math.log1p(-normalSf(-z)) : logErfc(z / Math.SQRT2) - Math.LN2
}

/** log of the two-sided p-value P(|Z| > |z|). */
export function normalLogTwoSided(z: number): number {
  return Math.min(0, logErfc(Math.abs(z) / Math.SQRT2))
}

type Coefficients = readonly number[]

function horner(x: number, coefficients: Coefficients): number {
  let sum = 0
  for (let i = coefficients.length - 1; i >= 0; i--) sum = sum * x + (coefficients[i] as number)
  return sum
}

const CENTRE: readonly [Coefficients, Coefficients] = [
  [
    3.3871328727963665, 133.14166789178438, 1971.5909503065513, 13731.69376550946, 45921.95393154987, 67265.7709270087,
    33430.57558358813, 2509.0809287301227,
  ],
  [
    1, 42.31333070160091, 687.1870074920579, 5394.196021424751, 21213.794301586597, 39307.89580009271,
    28729.085735721943, 5226.495278852546,
  ],
]
const MIDDLE: readonly [Coefficients, Coefficients] = [
  [
    1.4234371107496835, 4.630337846156546, 5.769497221460691, 3.6478483247632045, 1.2704582524523684,
    0.2417807251774506, 0.022723844989269184, 0.0007745450142783414,
  ],
  [
    1, 2.053191626637759, 1.6763848301838038, 0.6897673349851, 0.14810397642748008, 0.015198666563616457,
    0.0005475938084995345, 1.0507500716444169e-9,
  ],
]
const FAR: readonly [Coefficients, Coefficients] = [
  [
    6.657904643501103, 5.463784911164114, 1.7848265399172913, 0.29656057182850487, 0.026532189526576124,
    0.0012426609473880784, 0.000027115555687434876, 2.0103343992922881e-7,
  ],
  [
    1, 0.599832206555888, 0.1369298809227358, 0.014875361290850615, 0.0007868691311456133, 0.000018463183175100548,
    1.421511758316446e-7, 2.0442631033899397e-15,
  ],
]

/**
 * The z with P(Z <= z) = p; -Infinity at 0, Infinity at 1, NaN outside [0, 1]. Relative error about 1e-16.
 * Source: M. J. Wichura, Algorithm AS 241, Applied Statistics 37 (1988).
 */
export function normalQuantile(p: number): number {
  const q = p - 0.5
  if (Math.abs(q) <= 0.425) {
    const r = 0.180625 - q * q
    return (q * horner(r, CENTRE[0])) / horner(r, CENTRE[1])
  }
  if (!(p >= 0 && p <= 1)) return Number.NaN
  if (p === 0 || p === 1) return p === 0 ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY
  const r = Math.sqrt(-Math.log(q < 0 ? p : 1 - p))
  const [[top, bottom], x] = r <= 5 ? [MIDDLE, r - 1.6] : [FAR, r - 5]
  return (Math.sign(q) * horner(x, top)) / horner(x, bottom)
}
