import { solveCholesky } from './cholesky'

/** Writes the non-zero entries of row i: entry k is `value[k]` in column `slot[k]`. Column 0 is the intercept. */
export type EncodeRow = (i: number, slot: Int32Array, value: Float64Array) => void

/** A sparse design: every row has exactly `width` entries in `size` columns. */
export type Problem = {
  rows: number
  size: number
  width: number
  encode: EncodeRow
  label: (i: number) => number
  /** Weight of half the squared norm of all coefficients but the intercept. */
  l2: number
}
export type Fit = { coefficients: Float64Array; loss: number; iterations: number }

const MOST_ITERATIONS = 50
const TOLERANCE = 1e-13

export const sigmoid = (x: number): number => (x >= 0 ? 1 / (1 + Math.exp(-x)) : Math.exp(x) / (1 + Math.exp(x)))
const softplus = (x: number): number => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)))

/**
 * Logistic regression with an L2 penalty: the minimum of sum(log(1 + e^z) - y z) + l2/2 |b|^2 over the coefficients b, by
 * Newton's method with the exact Hessian and step halving. Strictly convex for l2 > 0 and both classes present, so the answer
 * does not depend on the start; no randomness. Stops when the gain a full step promises is lost in the rounding of the loss,
 * after taking that step. Throws when that takes more than 50 iterations.
 */
export function fitLogistic(problem: Problem): Fit {
  let coefficients = new Float64Array(problem.size)
  let loss = lossAt(problem, coefficients)
  for (let iterations = 1; iterations <= MOST_ITERATIONS; iterations++) {
    const { gradient, hessian } = derivatives(problem, coefficients)
    const step = solveCholesky(hessian, gradient)
    const promised = gradient.reduce((sum, value, i) => sum + value * (step[i] as number), 0) / 2
    let next = moved(coefficients, step, 1)
    let nextLoss = lossAt(problem, next)
    if (promised <= TOLERANCE * Math.max(1, loss)) return { coefficients: next, loss: nextLoss, iterations }
    for (let scale = 0.5; nextLoss > loss && scale > 1e-6; scale /= 2) {
      next = moved(coefficients, step, scale)
      nextLoss = lossAt(problem, next)
    }
    coefficients = next
    loss = nextLoss
  }
  throw new Error(`logistic regression has not converged after ${MOST_ITERATIONS} iterations`)
}

const moved = (from: Float64Array, step: Float64Array, scale: number): Float64Array<ArrayBuffer> =>
  Float64Array.from(from, (value, i) => value - scale * (step[i] as number))

function penalty({ l2 }: Problem, coefficients: Float64Array): number {
  return (l2 / 2) * coefficients.reduce((sum, value, i) => (i === 0 ? 0 : sum + value * value), 0)
}

function lossAt(problem: Problem, coefficients: Float64Array): number {
  const { rows, width, encode, label } = problem
  const slot = new Int32Array(width)
  const value = new Float64Array(width)
  let loss = penalty(problem, coefficients)
  for (let i = 0; i < rows; i++) {
    encode(i, slot, value)
    let z = 0
    for (let k = 0; k < width; k++) z += (coefficients[slot[k] as number] as number) * (value[k] as number)
    loss += softplus(z) - label(i) * z
  }
  return loss
}

type Derivatives = { gradient: Float64Array; hessian: Float64Array }

function derivatives({ rows, size, width, encode, label, l2 }: Problem, coefficients: Float64Array): Derivatives {
  const gradient = new Float64Array(size)
  const hessian = new Float64Array(size * size)
  for (let j = 1; j < size; j++) {
    gradient[j] = l2 * (coefficients[j] as number)
    hessian[j * size + j] = l2
  }
  const slot = new Int32Array(width)
  const value = new Float64Array(width)
  for (let i = 0; i < rows; i++) {
    encode(i, slot, value)
    let z = 0
    for (let k = 0; k < width; k++) z += (coefficients[slot[k] as number] as number) * (value[k] as number)
    const p = sigmoid(z)
    const weight = p * (1 - p)
    const residual = p - label(i)
    for (let k = 0; k < width; k++) {
      const row = slot[k] as number
      const x = value[k] as number
      gradient[row] = (gradient[row] as number) + residual * x
      for (let m = 0; m < width; m++) {
        const cell = slot[m] as number
        if (cell > row) continue
        const at = row * size + cell
        hessian[at] = (hessian[at] as number) + weight * x * (value[m] as number)
      }
    }
  }
  return { gradient, hessian }
}
