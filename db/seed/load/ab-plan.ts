import { DAY, monthStart, WEEK } from '../flights/clock'
import { MODEL } from '../flights/replay'

/** Also the salt, so that the arms of a route are the same in every load and nobody chose them. */
export const TEST = 'v1-against-v2'

/** From a Monday on, three whole weeks, and two more until the last route is mature. */
const FROM = monthStart(4) + DAY
const WAIT = 2 * WEEK
export const WINDOW = { from: FROM, to: FROM + 3 * WEEK, ripe: FROM + 3 * WEEK + WAIT }
/** When the planned looks are taken. */
export const READ_AT = [FROM + WAIT + 2 * DAY, FROM + WAIT + 5 * DAY, WINDOW.ripe]

/** The sizes that count are an example. */
export const plan = {
  slug: TEST,
  model: MODEL,
  environment: 'production',
  entityKey: 'route',
  salt: TEST,
  arms: [
    { arm: 'v1', version: 'v1', share: 0.5, control: true },
    { arm: 'v2', version: 'v2', share: 0.5 },
  ],
  primary: { metric: 'recall', direction: 'up', mde: 0.06 },
  guardrails: [{ metric: 'precision', direction: 'up', margin: 0.05 }],
  secondary: ['value', 'accuracy'],
  looks: 3,
  maturityHours: WAIT / 60,
  minimumDays: 21,
  segments: ['origin_hub'],
}

/** A version is tried in staging before real cases are decided by it. */
export const staged = [
  { version: 'v1', from: FROM - 2 * DAY, to: FROM - DAY },
  { version: 'v2', from: FROM - DAY, to: FROM },
]

/** What the manager made of it, and the request that follows from a promotion. */
export type Concluded = { decision: 'promote' | 'hold' | 'roll_back'; request: string }
