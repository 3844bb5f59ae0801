import type { Interval } from './interval'

export type Term = Interval & { value: number; weight: number }

/**
 * Limits of a weighted sum of independent estimates from their own limits: variance estimates recovery (Zou and Donner 2008;
 * for a difference of two Wilson intervals it is Newcombe's 1998 hybrid score). Weights may be negative.
 */
export function moverInterval(terms: readonly Term[]): Interval {
  let value = 0
  let below = 0
  let above = 0
  for (const term of terms) {
    const down = term.weight * (term.value - (term.weight >= 0 ? term.low : term.high))
    const up = term.weight * ((term.weight >= 0 ? term.high : term.low) - term.value)
    value += term.weight * term.value
    below += down * down
    above += up * up
  }
  return { low: value - Math.sqrt(below), high: value + Math.sqrt(above) }
}
