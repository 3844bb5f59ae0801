import type { Plan } from './input'

/** Where the control stands in the plan: the arm that says so, else the first. */
export function controlIndex(plan: Pick<Plan, 'arms'>): number {
  return Math.max(
    0,
    plan.arms.findIndex(({ control }) => control === true),
  )
}

/** Places of the challengers, in the plan's order. */
export function challengerIndexes(plan: Pick<Plan, 'arms'>): number[] {
  const control = controlIndex(plan)
  return plan.arms.flatMap((_, i) => (i === control ? [] : [i]))
}
