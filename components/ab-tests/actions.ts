import type { AbTest, TestStatus } from './figures'

export const ACTIONS = ['freeze', 'start', 'mature', 'stop', 'conclude'] as const
export type Action = (typeof ACTIONS)[number]

const OFFERED: Record<TestStatus, readonly Action[]> = {
  draft: ['freeze'],
  frozen: ['start'],
  running: ['conclude', 'mature', 'stop'],
  maturing: ['conclude', 'stop'],
  stopped: ['conclude'],
  concluded: [],
}

/** `whyNot` is null where the reader may. */
export type Offer = { action: Action; whyNot: string | null }

/** What may happen next, and why the reader may not do it. A plan with problems cannot be frozen by anybody. */
export const offersOf = ({ status, whyNot, problems }: Pick<AbTest, 'status' | 'whyNot' | 'problems'>): Offer[] =>
  OFFERED[status].map((action) => ({
    action,
    whyNot: whyNot[action] ?? (action === 'freeze' && problems.length > 0 ? 'problems' : null),
  }))

export const TAKES_REASON: ReadonlySet<Action> = new Set<Action>(['stop', 'conclude'])
