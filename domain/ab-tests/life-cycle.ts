import type { Plan, TestStatus } from './input'

export type TestAction = 'edit' | 'deviate' | 'freeze' | 'start' | 'ramp' | 'expose' | 'stop' | 'mature' | 'conclude'

const FROM: Record<TestAction, readonly TestStatus[]> = {
  edit: ['draft'],
  deviate: ['frozen', 'running', 'maturing'],
  freeze: ['draft'],
  start: ['frozen'],
  ramp: ['running'],
  expose: ['running', 'maturing'],
  stop: ['running', 'maturing'],
  mature: ['running'],
  conclude: ['running', 'maturing', 'stopped'],
}
const TO: Partial<Record<TestAction, TestStatus>> = {
  freeze: 'frozen',
  start: 'running',
  stop: 'stopped',
  mature: 'maturing',
  conclude: 'concluded',
}

export type Transition =
  | { ok: true; status: TestStatus }
  | { ok: false; code: 'not_frozen' | 'wrong_status'; detail: string }

/** Whether an action may be taken in a status, and the status after it. */
export function transition(status: TestStatus, action: TestAction): Transition {
  if (FROM[action].includes(status)) return { ok: true, status: TO[action] ?? status }
  if (action === 'start' && status === 'draft')
    return { ok: false, code: 'not_frozen', detail: 'freeze the plan first' }
  return { ok: false, code: 'wrong_status', detail: `a test that is ${status} cannot ${action}` }
}

export type Reach = { arm: string; reach: number }

/** Why a ramp is refused, or null: an arm is never let out of again, because its entities would change arm. */
export function rampProblem(
  plan: Pick<Plan, 'arms'>,
  before: readonly Reach[],
  after: readonly Reach[],
): string | null {
  for (const { arm, reach } of after) {
    if (!plan.arms.some((known) => known.arm === arm)) return `there is no arm ${arm}`
    const then = before.find((known) => known.arm === arm)?.reach ?? 1
    if (reach < then)
      return `${arm} was let in to ${then}; going back would move people, start a new phase with a new salt`
  }
  return null
}
