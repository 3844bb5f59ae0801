import { describe, expect, test } from 'vitest'
import { type HealthInput, healthGates } from './health'

const base: HealthInput = {
  arms: ['control', 'challenger'],
  control: 0,
  days: [
    { day: 1, exposed: [1000, 1010], shares: [0.5, 0.5] },
    { day: 2, exposed: [990, 1000], shares: [0.5, 0.5] },
  ],
  mismatched: 3,
  exposures: 4000,
  multiArmEntities: 1,
  entities: 4000,
  coverage: [
    { mature: 2000, labelled: 1800 },
    { mature: 2000, labelled: 1810 },
  ],
  freshness: { ageHours: 2, limitHours: 48 },
  labelMargin: 0.05,
}
const status = (changes: Partial<HealthInput>, check: string) =>
  healthGates({ ...base, ...changes }).find((gate) => gate.check === check)?.status

test('a sound test passes every gate, in their order', () => {
  const gates = healthGates(base)
  expect(gates.map(({ check }) => check)).toEqual([
    'sample_ratio',
    'served_as_assigned',
    'one_arm_per_entity',
    'label_coverage',
    'data_freshness',
  ])
  expect(gates.every(({ status: found }) => found === 'ok')).toBe(true)
})

/** 90,189 players of a game in two arms meant to be even: scipy.stats.chisquare gives p = 0.008608. */
test('44,700 against 45,489 is a warning, not a stop', () => {
  const [gate] = healthGates({ ...base, days: [{ day: 1, exposed: [44_700, 45_489], shares: [0.5, 0.5] }] })
  expect(gate?.status).toBe('warn')
  expect(gate?.pValue).toBeCloseTo(0.0086, 4)
})

describe('gates', () => {
  const counts = (labelled: number) => [
    { mature: 2000, labelled: 1800 },
    { mature: 2000, labelled },
  ]
  test.each([
    ['sample_ratio', 'fail', { days: [{ day: 1, exposed: [4072, 2035], shares: [0.8, 0.2] }] }],
    [
      'sample_ratio',
      'ok',
      {
        days: [
          { day: 1, exposed: [9000, 1000], shares: [0.9, 0.1] },
          { day: 2, exposed: [5000, 5000], shares: [0.5, 0.5] },
        ],
      },
    ],
    ['served_as_assigned', 'fail', { mismatched: 21 }],
    ['served_as_assigned', 'ok', { mismatched: 20 }],
    ['one_arm_per_entity', 'fail', { multiArmEntities: 40 }],
    ['one_arm_per_entity', 'ok', { multiArmEntities: 39 }],
    ['label_coverage', 'fail', { coverage: counts(1265) }],
    ['label_coverage', 'ok', { coverage: counts(1830) }],
    [
      'label_coverage',
      'warn',
      {
        coverage: [
          { mature: 60, labelled: 50 },
          { mature: 60, labelled: 54 },
        ],
      },
    ],
    [
      'label_coverage',
      'warn',
      {
        coverage: [
          { mature: 0, labelled: 0 },
          { mature: 0, labelled: 0 },
        ],
      },
    ],
    ['label_coverage', 'ok', { coverage: null }],
    ['data_freshness', 'fail', { freshness: { ageHours: 60, limitHours: 48 } }],
    ['data_freshness', 'ok', { freshness: null }],
  ] as const)('%s: %s (%#)', (check, expected, changes) => {
    expect(status(changes as Partial<HealthInput>, check)).toBe(expected)
  })
  test('labels at another pace warn', () => {
    const table = (events: number[]) => {
      let left = 1000
      const atRisk = events.map((count) => {
        const before = left
        left -= count
        return before
      })
      return { events, atRisk }
    }
    const delays = [table([300, 200, 150, 100]), table([200, 150, 200, 200])]
    expect(status({ delays }, 'label_delay')).toBe('warn')
    expect(status({ delays: [delays[0], delays[0]].flatMap((one) => (one ? [one] : [])) }, 'label_delay')).toBe('ok')
  })
})
