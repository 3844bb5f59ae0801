import { RAMP_STEPS, stepsAhead } from '@/domain/ab-tests/ramp'
import type { AbTest, TestStatus } from './figures'

export const ACTIONS = ['freeze', 'start', 'ramp', 'mature', 'stop', 'conclude'] as const
export type Action = (typeof ACTIONS)[number]

const OFFERED: Record<TestStatus, readonly Action[]> = {
  draft: ['freeze'],
  frozen: ['start'],
  running: ['conclude', 'ramp', 'mature', 'stop'],
  maturing: ['conclude', 'stop'],
  stopped: ['conclude'],
  concluded: [],
}

/** `whyNot` is null where the reader may. */
export type Offer = { action: Action; whyNot: string | null }

type Facts = Pick<AbTest, 'status' | 'whyNot' | 'problems' | 'arms'>

/** What may happen next, and why the reader may not do it. A plan with problems cannot be frozen by anybody. */
export const offersOf = ({ status, whyNot, problems, arms }: Facts): Offer[] =>
  OFFERED[status]
    .filter((action) => action !== 'ramp' || stepsAhead(arms).length > 0)
    .map((action) => ({
      action,
      whyNot: whyNot[action] ?? (action === 'freeze' && problems.length > 0 ? 'problems' : null),
    }))

export const TAKES_REASON: ReadonlySet<Action> = new Set<Action>(['stop', 'conclude'])

/** Steps that are open at an action that lets units in; null at the others. */
export function stepsFor(action: Action, arms: AbTest['arms']): number[] | null {
  if (action === 'start') return [...RAMP_STEPS]
  return action === 'ramp' ? stepsAhead(arms) : null
}
