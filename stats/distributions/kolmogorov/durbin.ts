const BIG = 2 ** 128
const EXPONENT = 128

function start(k: number, h: number): Float64Array {
  const m = 2 * k - 1
  const matrix = new Float64Array(m * m)
  const inverseFactorial = new Float64Array(m + 1).fill(1)
  for (let j = 1; j <= m; j++) inverseFactorial[j] = (inverseFactorial[j - 1] as number) / j
  for (let i = 0; i < m; i++) {
    for (let j = 1; j <= Math.min(m - 1, i + 1); j++) matrix[i * m + j] = inverseFactorial[i + 1 - j] as number
  }
  for (let j = 0; j < m - 1; j++) {
    const value = (1 - h ** (j + 1)) * (inverseFactorial[j + 1] as number)
    matrix[j * m] = value
    matrix[(m - 1) * m + (m - 1 - j)] = value
  }
  const corner = 1 - 2 * h ** m + Math.max(2 * h - 1, 0) ** m
  matrix[(m - 1) * m] = corner * (inverseFactorial[m] as number)
  return matrix
}

function multiply(a: Float64Array, b: Float64Array, m: number): Float64Array {
  const product = new Float64Array(m * m)
  for (let i = 0; i < m; i++) {
    for (let k = 0; k < m; k++) {
      const factor = a[i * m + k] as number
      if (factor === 0) continue
      for (let j = 0; j < m; j++)
        product[i * m + j] = (product[i * m + j] as number) + factor * (b[k * m + j] as number)
    }
  }
  return product
}

/**
 * P(D_n <= d), exact two-sided one-sample Kolmogorov-Smirnov, by powers of Durbin's matrix of size 2 ceil(n d) - 1.
 * Source: G. Marsaglia, W. W. Tsang, J. Wang, J. Stat. Softw. 8 (2003).
 */
export function durbinCdf(n: number, d: number): number {
  const k = Math.ceil(n * d)
  const m = 2 * k - 1
  const middle = (k - 1) * m + k - 1
  let base: Float64Array = start(k, k - n * d)
  let power: Float64Array | null = null
  let baseExponent = 0
  let exponent = 0
  for (let rest = n; rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) {
      power = power ? multiply(power, base, m) : base
      exponent += baseExponent
    }
    if (rest === 1) break
    base = multiply(base, base, m)
    baseExponent *= 2
    if (Math.abs(base[middle] as number) > BIG) {
      for (let i = 0; i < base.length; i++) base[i] = (base[i] as number) / BIG
      baseExponent += EXPONENT
    }
  }
  let p = power?.[middle] ?? 0
  for (let i = 1; i <= n; i++) {
    p = (i * p) / n
    if (Math.abs(p) < 1 / BIG) {
      p *= BIG
      exponent -= EXPONENT
    }
  }
  return Math.min(1, Math.max(0, p * 2 ** exponent))
}
