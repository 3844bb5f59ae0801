import type { Reach } from './life-cycle'

/** Shares of the arms at which one usually waits and looks. */
export const RAMP_STEPS: readonly number[] = [0.01, 0.05, 0.1, 0.25, 0.5, 1]

/** Steps that let somebody in who is not in yet, the next one first. */
export function stepsAhead(arms: readonly Pick<Reach, 'reach'>[]): number[] {
  const least = Math.min(1, ...arms.map(({ reach }) => reach))
  return RAMP_STEPS.filter((step) => step > least)
}

/** Every arm let in as far as a step; one that is further stays there, because nobody is let out again. */
export function reachAt(step: number, arms: readonly Reach[]): Reach[] {
  return arms.map(({ arm, reach }) => ({ arm, reach: Math.max(reach, step) }))
}
