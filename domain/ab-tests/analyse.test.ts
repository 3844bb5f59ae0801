import { describe, expect, test } from 'vitest'
import { type AnalysisInput, analyse, type MetricData } from './analyse'
import { aaReading, calibrationBadge, placeOf } from './calibration'
import type { Cell, DayShares } from './cells'
import { planDuration, plannedUnits, planPower } from './design'
import { createAbTestInput, type Plan } from './input'

const planOf = (changes: Partial<Plan> = {}): Plan => ({
  ...createAbTestInput.parse({
    slug: 't',
    model: 'm',
    environment: 'production',
    entityKey: 'player',
    arms: [
      { arm: 'control', version: '1', share: 0.5 },
      { arm: 'challenger', version: '2', share: 0.5 },
    ],
    primary: { metric: 'kpi:retention', direction: 'up', mde: 0.01 },
    engine: 'fixed_horizon',
  }),
  ...changes,
})

const share = (arm: number, n: number, events: number, day = 1): Cell => ({ arm, day, n, sum: events, squares: events })
const dataOf = (cells: Cell[], more: Partial<MetricData> = {}): MetricData => ({
  metric: 'kpi:retention',
  role: 'primary',
  kind: 'binary',
  counts: [],
  cells,
  ...more,
})
const even: DayShares[] = [{ day: 1, shares: [0.5, 0.5] }]
const done = { planned: 10, information: 1e9, taken: [], ended: false }
const read = (metrics: MetricData[], more: Partial<AnalysisInput> = {}) =>
  analyse({ plan: planOf(), state: done, days: even, metrics, ...more })
const first = (metrics: MetricData[], more: Partial<AnalysisInput> = {}) => {
  const found = read(metrics, more).metrics[0]?.comparisons[0]
  if (!found || found.absolute.value === null) throw new Error('no figure')
  return { ...found, absolute: found.absolute }
}

describe('a binary metric', () => {
  test("is SciPy's Welch test of the same zeros and ones", () => {
    const found = first([dataOf([share(0, 2000, 20), share(1, 2000, 40)])])
    expect(found.method).toBe('welch')
    expect(found.pValue).toBeCloseTo(0.009275595364476193, 12)
    expect(found.absolute.value).toBeCloseTo(0.01, 12)
  })
  test('what is believed after it is the normal around the effect, with its mean gain and loss', () => {
    const { posterior } = first([dataOf([share(0, 2000, 20), share(1, 2000, 40)])])
    expect(posterior?.chanceAbove).toBeCloseTo(0.9953811162677584, 12)
    expect(posterior?.expectedRise).toBeCloseTo(0.01000556780388753, 14)
    expect(posterior?.expectedFall).toBeCloseTo(5.567803887528885e-6, 14)
    expect(first([dataOf([share(0, 1000, 2), share(1, 1000, 9)])]).posterior).toBeUndefined()
  })
  test("with few events: Fisher's mid-p and Miettinen and Nurminen", () => {
    const found = first([dataOf([share(0, 1000, 2), share(1, 1000, 9)])])
    expect(found.method).toBe('fisher_mid_p')
    expect(found.pValue).toBeCloseTo(0.03810486270976549, 10)
    expect(found.relative).toMatchObject({ low: null, high: null })
  })
  test('a ramp over days of another level does not pass for an effect', () => {
    const cells = [share(0, 9000, 180, 1), share(1, 1000, 20, 1), share(0, 5000, 200, 2), share(1, 5000, 200, 2)]
    const days = [
      { day: 1, shares: [0.9, 0.1] },
      { day: 2, shares: [0.5, 0.5] },
    ]
    const found = first([dataOf(cells)], { days })
    expect(found.method).toBe('welch_stratified')
    expect(Math.abs(found.absolute.value)).toBeLessThan(1e-12)
    const naive = first([dataOf(cells)])
    expect(naive.pValue).toBeLessThan(0.001)
  })
})

describe('figures that are not there', () => {
  test.each([
    ['no_units', dataOf([share(0, 100, 10)])],
    ['too_few_units', dataOf([share(0, 100, 10), share(1, 1, 1)])],
    ['not_identified', dataOf([share(0, 100, 10), share(1, 100, 10)], { notIdentified: true })],
    ['no_scores', dataOf([], { kind: 'auc' })],
    ['no_variation', dataOf([share(0, 50, 50), share(1, 50, 50)], { kind: 'mean' })],
  ] as const)('%s', (reason, data) => {
    expect(read([data]).metrics[0]?.comparisons[0]?.absolute).toEqual({ value: null, reason })
  })
})

describe('several challengers, segments, AUC', () => {
  test('Holm: the second is read at alpha / 1 only when the first is decided', () => {
    const plan = planOf({
      arms: ['a', 'b', 'c'].map((arm) => ({ arm, version: arm, share: 1 / 3 })),
    })
    const metrics = [dataOf([share(0, 10000, 1000), share(1, 10000, 1200), share(2, 10000, 1095)])]
    const days = [{ day: 1, shares: [1 / 3, 1 / 3, 1 / 3] }]
    const [one, two] = read(metrics, { plan, days }).metrics[0]?.comparisons ?? []
    expect(one?.decided).toBe(true)
    expect(two?.decided).toBe(true)
    expect(two?.pValue).toBeGreaterThan(0.025)
    const weak = [dataOf([share(0, 10000, 1000), share(1, 10000, 1089), share(2, 10000, 1086)])]
    expect(read(weak, { plan, days }).metrics[0]?.comparisons.some(({ decided }) => decided)).toBe(false)
  })
  test('segments are adjusted together', () => {
    const segments = Array.from({ length: 20 }, (_, i) => ({
      segment: `country:${i}`,
      cells: [share(0, 1000, 100), share(1, 1000, i === 0 ? 160 : 100 + i)],
    }))
    const found = read([dataOf([share(0, 20000, 2000), share(1, 20000, 2200)], { segments })]).segments
    expect(found).toHaveLength(20)
    expect(found.filter(({ comparisons }) => comparisons[0]?.decided).map(({ segment }) => segment)).toEqual([
      'country:0',
    ])
    for (const { comparisons } of found) {
      expect(comparisons[0]?.adjustedPValue).toBeGreaterThanOrEqual(comparisons[0]?.pValue ?? 1)
    }
  })
  test('AUC of two arms by DeLong', () => {
    const scores = [0, 0.4].map((shift) => ({
      positives: Float64Array.from({ length: 200 }, (_, i) => Math.sin(i * 12.9898) + 0.8 + shift).sort(),
      negatives: Float64Array.from({ length: 300 }, (_, i) => Math.sin(i * 78.233)).sort(),
    }))
    const found = first([dataOf([], { metric: 'roc_auc', kind: 'auc', scores })])
    expect(found.method).toBe('delong')
    expect(found.absolute.value).toBeGreaterThan(0)
  })
})

describe('group-sequential', () => {
  const plan = planOf({ engine: 'group_sequential', looks: 5 })
  const at = (information: number, taken: number[], events: number) =>
    read([dataOf([share(0, 1000, 100), share(1, 1000, events)])], {
      plan,
      state: { planned: 10_000, information, taken, ended: false },
    })
  test('no look is due between the planned ones, and nothing is read: not even a chance', () => {
    const between = at(2500, [2000], 140)
    expect(between.look).toEqual({ phase: 'waiting', next: 4000 })
    expect(between.metrics[0]?.comparisons[0]).toMatchObject({
      pValue: null,
      absolute: { reason: 'hidden_until_look' },
    })
    expect(between.metrics[0]?.comparisons[0]).not.toHaveProperty('posterior')
    expect(at(4100, [2000], 100).look).toEqual({ phase: 'interim' })
    expect(at(10_400, [2000, 4000, 6000, 8000], 100).look).toEqual({ phase: 'final' })
  })
  test('an early look asks for much, and its interval agrees with the decision', () => {
    const early = at(2000, [], 140).metrics[0]?.comparisons[0]
    expect(early?.decided).toBe(false)
    const late = at(10_000, [2000, 4000, 6000, 8000], 140).metrics[0]?.comparisons[0]
    expect(late?.decided).toBe(true)
    expect(late?.absolute.value !== null && (late?.absolute.low ?? 0) > 0).toBe(true)
  })
})

describe('design', () => {
  const spread = { control: 0.01 * 0.99, treatment: 0.02 * 0.98 }
  test('units and power belong together for every engine', () => {
    const sizes = (['fixed_horizon', 'group_sequential', 'always_valid'] as const).map((engine) => {
      const plan = planOf({ engine })
      const units = plannedUnits(plan, spread)
      expect(planPower(plan, spread, units)).toBeCloseTo(0.8, 3)
      return units
    })
    expect(sizes[0]).toBe(4631)
    expect((sizes[1] ?? 0) / (sizes[0] ?? 1)).toBeGreaterThan(1.01)
    expect((sizes[1] ?? 0) / (sizes[0] ?? 1)).toBeLessThan(1.05)
    expect(sizes[2] ?? 0).toBeGreaterThan(sizes[1] ?? 0)
  })
  test('duration counts labels, holdout and maturity', () => {
    const plan = planOf({ maturityHours: 168, holdout: 0.1 })
    expect(planDuration(plan, 9000, { entitiesPerDay: 1000, labelledShare: 0.5 })).toEqual({
      exposedUnits: 18_000,
      enrolmentDays: 20,
      maturityDays: 7,
      days: 27,
    })
    expect(planDuration(plan, 9000, { entitiesPerDay: 0, labelledShare: 0.5 })).toBeNull()
  })
})

describe('calibration on logged units', () => {
  const units = Array.from({ length: 400 }, (_, i) => ({
    place: placeOf(`unit ${i}`),
    sum: Math.abs(Math.sin(i * 12.9898)) ** 3,
    denominator: 1 + (i % 3),
  }))
  const readings = (kind: 'mean' | 'ratio') => Array.from({ length: 1000 }, (_, seed) => aaReading(units, kind, seed))
  const alarmsOf = (all: readonly { logP: number }[], factor = 1) => ({
    splits: all.length,
    alarms: all.filter(({ logP }) => factor * logP < Math.log(0.05)).length,
  })
  test.each(['mean', 'ratio'] as const)('a sound test gets the badge, a broken one does not: %s', (kind) => {
    const all = readings(kind)
    expect(calibrationBadge(alarmsOf(all), 0.05).state).toBe('calibrated')
    expect(calibrationBadge(alarmsOf(all, 4), 0.05).state).toBe('not_calibrated')
    expect(calibrationBadge(alarmsOf(all, 0.2), 0.05).state).toBe('not_calibrated')
    expect(calibrationBadge(alarmsOf(all.slice(0, 50)), 0.05).state).toBe('unknown')
    const above = all.filter((one) => one.above).length
    expect(Math.abs(above - 500)).toBeLessThan(4 * Math.sqrt(250))
  })
  test('a seed halves the same units alike, in any order, and no two seeds alike', () => {
    expect(aaReading([...units].reverse(), 'mean', 7).logP).toBeCloseTo(aaReading(units, 'mean', 7).logP, 9)
    expect(new Set(readings('mean').map(({ logP }) => logP)).size).toBeGreaterThan(990)
  })
})
