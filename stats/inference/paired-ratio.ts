import type { ArmEstimate } from './arm-estimate'
import type { EffectEstimate } from './effect'
import { covarianceOf, ratioEstimate } from './ratio-estimate'

/** Numerator and denominator of one version over n units, with the sum of their products. A plain mean has the denominator 1. */
export type VersionSums = {
  sum: number
  squares: number
  denominator: number
  denominatorSquares: number
  products: number
}

/** Sums over the n units that both versions scored, and of the products across them. */
export type PairedSums = {
  n: number
  control: VersionSums
  treatment: VersionSums
  across: {
    numerators: number
    denominators: number
    /** Numerator of the treatment by denominator of the control. */
    numeratorByDenominator: number
    /** Denominator of the treatment by numerator of the control. */
    denominatorByNumerator: number
  }
}

export type PairedEstimate = EffectEstimate & { control: ArmEstimate; treatment: ArmEstimate }

const armOf = (n: number, sums: VersionSums): ArmEstimate | null =>
  ratioEstimate({
    numerator: { n, sum: sums.sum, squares: sums.squares },
    denominator: { n, sum: sums.denominator, squares: sums.denominatorSquares },
    products: sums.products,
  })

/**
 * Difference of two ratios of the SAME units, treatment - control, n - 1 degrees of freedom. Each ratio is made linear in its
 * numerator and denominator (delta method); the variance is that of the units' differences, so that what both versions find
 * hard cancels. With denominators of 1 it is the paired t test.
 * @returns null with fewer than two units or a denominator of 0.
 */
export function pairedRatio({ n, control, treatment, across }: PairedSums): PairedEstimate | null {
  const [a, b] = [armOf(n, control), armOf(n, treatment)]
  if (!a || !b) return null
  const [baseA, baseB] = [control.denominator / n, treatment.denominator / n]
  const cross = (x: number, y: number, products: number) => covarianceOf(n, { x, y, products })
  const joint =
    cross(treatment.sum, control.sum, across.numerators) -
    a.mean * cross(treatment.sum, control.denominator, across.numeratorByDenominator) -
    b.mean * cross(treatment.denominator, control.sum, across.denominatorByNumerator) +
    a.mean * b.mean * cross(treatment.denominator, control.denominator, across.denominators)
  const spread = a.variance + b.variance - (2 * joint) / (baseA * baseB)
  return {
    value: b.mean - a.mean,
    standardError: Math.sqrt(Math.max(0, spread) / n),
    df: n - 1,
    control: a,
    treatment: b,
  }
}

const NONE: VersionSums = { sum: 0, squares: 0, denominator: 0, denominatorSquares: 0, products: 0 }
const zip = <Sums extends { [name in keyof Sums]: number }>(a: Sums, b: Sums): Sums =>
  Object.fromEntries((Object.keys(a) as (keyof Sums)[]).map((name) => [name, a[name] + b[name]])) as Sums

/** All pairs together. */
export function pooledPairs(parts: readonly PairedSums[]): PairedSums {
  const none: PairedSums = {
    n: 0,
    control: NONE,
    treatment: NONE,
    across: { numerators: 0, denominators: 0, numeratorByDenominator: 0, denominatorByNumerator: 0 },
  }
  return parts.reduce(
    (total, part) => ({
      n: total.n + part.n,
      control: zip(total.control, part.control),
      treatment: zip(total.treatment, part.treatment),
      across: zip(total.across, part.across),
    }),
    none,
  )
}
