/**
 * Solves A x = b for a symmetric positive definite A (row-major n x n, lower triangle read and overwritten by its factor).
 * Throws when A is not positive definite.
 */
export function solveCholesky(a: Float64Array, b: Float64Array): Float64Array {
  const n = b.length
  factor(a, n)
  const x = Float64Array.from(b)
  for (let i = 0; i < n; i++) {
    let sum = x[i] as number
    for (let k = 0; k < i; k++) sum -= (a[i * n + k] as number) * (x[k] as number)
    x[i] = sum / (a[i * n + i] as number)
  }
  for (let i = n - 1; i >= 0; i--) {
    let sum = x[i] as number
    for (let k = i + 1; k < n; k++) sum -= (a[k * n + i] as number) * (x[k] as number)
    x[i] = sum / (a[i * n + i] as number)
  }
  return x
}

function factor(a: Float64Array, n: number): void {
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = a[i * n + j] as number
      for (let k = 0; k < j; k++) sum -= (a[i * n + k] as number) * (a[j * n + k] as number)
      if (i !== j) a[i * n + j] = sum / (a[j * n + j] as number)
      else if (sum > 0) a[i * n + i] = Math.sqrt(sum)
      else throw new Error('the matrix is not positive definite')
    }
  }
}
