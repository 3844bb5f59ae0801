import type { ArmEstimate, Difference } from './arm-estimate'
import type { EffectEstimate } from './effect'
import { welchDegrees } from './welch-degrees'

type Four = readonly [number, number, number, number]
type Matrix = readonly [Four, Four, Four, Four]

/**
 * A ratio metric and the same ratio before the test, over n units. Quantities in the order numerator, denominator, numerator
 * before, denominator before.
 * @param products sums of products of each pair, products[i][i] being the sums of squares; symmetric.
 */
export type CupedRatioSums = { n: number; sums: Four; products: Matrix }

const INDEX = [0, 1, 2, 3] as const

type Arm = { n: number; ratio: number; before: number; onRatio: Four; onBefore: Four; covariances: Matrix }

function armOf({ n, sums, products }: CupedRatioSums): Arm {
  const row = (i: 0 | 1 | 2 | 3): Four => {
    const at = (j: 0 | 1 | 2 | 3) => (products[i][j] - (sums[i] * sums[j]) / n) / (n - 1)
    return [at(0), at(1), at(2), at(3)]
  }
  const [ratio, before] = [sums[0] / sums[1], sums[2] / sums[3]]
  return {
    n,
    ratio,
    before,
    onRatio: [n / sums[1], (-ratio * n) / sums[1], 0, 0],
    onBefore: [0, 0, n / sums[3], (-before * n) / sums[3]],
    covariances: [row(0), row(1), row(2), row(3)],
  }
}

function bilinear(left: Four, matrix: Matrix, right: Four): number {
  let sum = 0
  for (const i of INDEX) for (const j of INDEX) sum += left[i] * matrix[i][j] * right[j]
  return sum
}

const combine = (a: Four, onA: number, { b, onB }: { b: Four; onB: number }): Four => [
  onA * a[0] + onB * b[0],
  onA * a[1] + onB * b[1],
  onA * a[2] + onB * b[2],
  onA * a[3] + onB * b[3],
]

/** Variance per unit of weight `onRatio` times the ratio plus `onBefore` times the ratio before. */
function spread(arm: Arm, onRatio: number, onBefore: number): number {
  const gradient = combine(arm.onRatio, onRatio, { b: arm.onBefore, onB: onBefore })
  return Math.max(0, bilinear(gradient, arm.covariances, gradient))
}

const estimate = (arm: Arm, theta: number): ArmEstimate => ({
  n: arm.n,
  mean: arm.ratio - theta * arm.before,
  variance: spread(arm, 1, -theta),
})

/**
 * CUPED of a ratio metric: R - theta R_before per arm, theta by least variance of the absolute effect, variances by the delta
 * method over the four means; the relative effect is over the unadjusted control ratio.
 * @param options.theta a weight settled beforehand, instead of the estimated one.
 * @returns null with fewer than two units in an arm or a denominator of 0.
 */
export function cupedRatio(
  control: CupedRatioSums,
  treatment: CupedRatioSums,
  options: { difference: Difference; theta?: number },
): (EffectEstimate & { theta: number }) | null {
  if (!(control.n >= 2 && treatment.n >= 2)) return null
  if ([control, treatment].some(({ sums }) => sums[1] === 0 || sums[3] === 0)) return null
  const [a, b] = [armOf(control), armOf(treatment)]
  const joint = [a, b].reduce((sum, arm) => sum + bilinear(arm.onRatio, arm.covariances, arm.onBefore) / arm.n, 0)
  const before = [a, b].reduce((sum, arm) => sum + bilinear(arm.onBefore, arm.covariances, arm.onBefore) / arm.n, 0)
  const theta = options.theta ?? (before > 0 ? joint / before : 0)
  const arms = { control: estimate(a, theta), treatment: estimate(b, theta) }
  const value = arms.treatment.mean - arms.control.mean
  const df = welchDegrees(arms)
  if (options.difference === 'absolute') {
    const variance = arms.control.variance / a.n + arms.treatment.variance / b.n
    return { value, standardError: Math.sqrt(variance), df, theta }
  }
  if (a.ratio === 0) return null
  const base = a.ratio
  const ofA = spread(a, -(b.ratio - theta * b.before + theta * a.before) / (base * base), theta / base) / a.n
  const ofB = spread(b, 1 / base, -theta / base) / b.n
  return { value: value / Math.abs(base), standardError: Math.sqrt(ofA + ofB), df, theta }
}
