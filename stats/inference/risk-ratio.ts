import { type EffectTest, testEffect } from './effect'
import type { Proportions } from './proportions'

/** `lift`, `low` and `high` are relative: treatment over control, less 1. */
export type RiskRatio = { lift: number; low: number; high: number; test: EffectTest }

/**
 * Katz's interval of the ratio of two shares by its logarithm: SE = sqrt(1/x1 - 1/n1 + 1/x2 - 1/n2) (D. Katz and others 1978).
 * @returns null where an arm has no events, or every unit of both has.
 */
export function riskRatio({ control, treatment }: Proportions, alpha: number): RiskRatio | null {
  if (!(control.events > 0 && treatment.events > 0)) return null
  const value = Math.log(treatment.events / treatment.n / (control.events / control.n))
  const variance = 1 / control.events - 1 / control.n + 1 / treatment.events - 1 / treatment.n
  const test = testEffect({ value, standardError: Math.sqrt(variance), df: Number.POSITIVE_INFINITY }, { alpha })
  return test && { lift: Math.expm1(value), low: Math.expm1(test.low), high: Math.expm1(test.high), test }
}
