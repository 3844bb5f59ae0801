import { expect, test } from 'vitest'
import { decide, INCUMBENT, type RuleFeature } from './rules'

const none = Number.NaN
const table: [Record<RuleFeature, number>, string, string][] = [
  [{ hour: 12, origin_late_2h: 0.1, route_late_14d: 0.1 }, '0', 'nothing speaks for it'],
  [{ hour: 12, origin_late_2h: 0.4, route_late_14d: 0.1 }, '1', 'the origin runs late'],
  [{ hour: 16, origin_late_2h: 0.3, route_late_14d: 0.1 }, '0', 'the origin is a little behind by day'],
  [{ hour: 17, origin_late_2h: 0.25, route_late_14d: 0.1 }, '1', 'the origin is a little behind in the evening'],
  [{ hour: 12, origin_late_2h: none, route_late_14d: 0.4 }, '1', 'a late route'],
  [{ hour: 4, origin_late_2h: none, route_late_14d: none }, '1', 'the small hours'],
  [{ hour: 20, origin_late_2h: none, route_late_14d: none }, '0', 'what is missing meets no condition'],
]

test.each(table)('%j is %s: %s', (values, expected) => {
  expect(decide(INCUMBENT, (feature) => values[feature])).toBe(expected)
})
