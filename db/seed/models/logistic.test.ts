import { describe, expect, test } from 'vitest'
import expected from './fixtures/logistic.json'
import { fitLogistic, type Problem } from './logistic'

const problem = (l2: number): Problem => ({
  rows: expected.rows.length,
  size: 6,
  width: 6,
  encode: (i, slot, value) => {
    for (const [k, x] of [1, ...(expected.rows[i] ?? [])].entries()) {
      slot[k] = k
      value[k] = x
    }
  },
  label: (i) => expected.labels[i] ?? Number.NaN,
  l2,
})

describe('fitLogistic', () => {
  test('finds the optimum that SciPy finds', () => {
    const fit = fitLogistic(problem(expected.l2))
    expect(Math.abs(fit.loss - expected.loss)).toBeLessThan(1e-9 * expected.loss)
    for (const [k, value] of fit.coefficients.entries()) {
      expect(Math.abs(value - (expected.coefficients[k] ?? Number.NaN))).toBeLessThan(1e-9)
    }
  })

  test('leaves the intercept out of the penalty: with a huge one only the base rate is left', () => {
    const { coefficients } = fitLogistic(problem(1e9))
    const rate = expected.labels.reduce((sum, y) => sum + y, 0) / expected.labels.length
    expect(coefficients[0]).toBeCloseTo(Math.log(rate / (1 - rate)), 5)
    for (const value of coefficients.slice(1)) expect(Math.abs(value)).toBeLessThan(1e-5)
  })

  test('gives the same numbers again', () => {
    expect(fitLogistic(problem(1)).coefficients).toEqual(fitLogistic(problem(1)).coefficients)
  })
})
