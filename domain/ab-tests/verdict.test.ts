import { describe, expect, test } from 'vitest'
import { type Analysis, type AnalysisInput, analyse, type MetricData } from './analyse'
import type { Cell } from './cells'
import type { Comparison } from './figures'
import type { HealthGate } from './health'
import { createAbTestInput, type Plan } from './input'
import { decide, type VerdictRecord } from './verdict'

const sound: HealthGate[] = [{ check: 'sample_ratio', status: 'ok', detail: '' }]

function planOf(changes: Partial<Plan> = {}): Plan {
  const plan = createAbTestInput.parse({
    slug: 't',
    model: 'm',
    environment: 'production',
    entityKey: 'route',
    arms: [
      { arm: 'control', version: '1', share: 0.5, control: true },
      { arm: 'challenger', version: '2', share: 0.5 },
    ],
    primary: { metric: 'value', direction: 'up', mde: 0.1 },
    guardrails: [{ metric: 'latency', direction: 'down', margin: 5 }],
  })
  return { ...plan, ...changes }
}

/** Deterministic numbers in [0, 1). */
function stream(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 4294967296
  }
}

type Table = { n: number; mean: number; sd: number }
const cell = (arm: number, { n, mean, sd }: Table): Cell => ({
  arm,
  day: 1,
  n,
  sum: n * mean,
  squares: (n - 1) * sd * sd + n * mean * mean,
})

function metricOf(metric: string, role: MetricData['role'], arms: readonly Table[]): MetricData {
  const counts = arms.map(({ n }) => ({ exposed: n, mature: n, labelled: n }))
  return { metric, role, kind: 'mean', counts, cells: arms.map((table, i) => cell(i, table)) }
}

const days = [{ day: 1, shares: [0.5, 0.5] }]
const done = { planned: 1000, information: 2000, taken: [], ended: false }

function inputOf(plan: Plan, metrics: MetricData[], state: AnalysisInput['state'] = done): AnalysisInput {
  return { plan, state, days, metrics }
}
const verdictOf = (plan: Plan, analysis: Analysis): VerdictRecord =>
  decide({ plan, analysis, health: sound, daysRun: 14, deviations: [] })

describe('10,000 random tables', () => {
  const random = stream(7)
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
  const table = (mean: number): Table => ({ n: 20 + Math.floor(random() * 2000), mean, sd: 0.2 + random() * 3 })
  const engines = ['fixed_horizon', 'group_sequential', 'always_valid'] as const

  function drawn(i: number): { plan: Plan; metrics: MetricData[] } {
    const base = (random() - 0.3) * 4
    const plan = planOf({
      engine: engines[i % 3] ?? 'fixed_horizon',
      primary: { metric: 'value', direction: random() < 0.5 ? 'up' : 'down', mde: 0.1 },
      guardrails: [{ metric: 'latency', direction: 'down', margin: random() * 0.5 }],
    })
    const metrics = [
      metricOf('value', 'primary', [table(base), table(base + normal() * 0.3)]),
      metricOf('latency', 'guardrail', [table(5), table(5 + normal() * 0.2)]),
    ]
    return { plan, metrics }
  }

  const scaled = (data: MetricData, by: number): MetricData => ({
    ...data,
    cells: data.cells.map((one) => ({ ...one, sum: one.sum * by, squares: one.squares * by * by })),
  })
  const rescaledPlan = (plan: Plan, by: number): Plan => ({
    ...plan,
    primary: { ...plan.primary, mde: plan.primary.mde * by },
    guardrails: plan.guardrails.map((promised) => ({ ...promised, margin: promised.margin * by })),
  })
  const turned = (direction: 'up' | 'down') => (direction === 'up' ? 'down' : 'up')

  test('the verdict does not depend on the scale, the sign or the relative figures shown', () => {
    const seen = new Map<string, number>()
    for (let i = 0; i < 10_000; i++) {
      const { plan, metrics } = drawn(i)
      const analysis = analyse(inputOf(plan, metrics))
      const { verdict, arm } = verdictOf(plan, analysis)
      seen.set(verdict, (seen.get(verdict) ?? 0) + 1)

      const by = [100, 0.001, 1000, 2 ** 20][i % 4] ?? 1
      const larger = analyse(
        inputOf(
          rescaledPlan(plan, by),
          metrics.map((data) => scaled(data, by)),
        ),
      )
      if (verdictOf(rescaledPlan(plan, by), larger).verdict !== verdict) throw new Error(`scale ${by} flips table ${i}`)

      const upside: Plan = {
        ...plan,
        primary: { ...plan.primary, direction: turned(plan.primary.direction) },
        guardrails: plan.guardrails.map((one) => ({ ...one, direction: turned(one.direction) })),
      }
      const negative = analyse(
        inputOf(
          upside,
          metrics.map((data) => scaled(data, -1)),
        ),
      )
      if (verdictOf(upside, negative).verdict !== verdict) throw new Error(`the sign flips table ${i}`)

      const blind: Comparison['relative'] = { value: i % 2 ? -1e9 : 1e9, low: null, high: null }
      const other = {
        ...analysis,
        metrics: analysis.metrics.map((result) => ({
          ...result,
          comparisons: result.comparisons.map((one) => ({ ...one, relative: blind })),
        })),
      }
      if (verdictOf(plan, other).arm !== arm || verdictOf(plan, other).verdict !== verdict) throw new Error('relative')

      for (const { comparisons } of analysis.metrics) for (const one of comparisons) agree(one)
    }
    expect([...seen.keys()].sort()).toEqual(expect.arrayContaining(['hold', 'promote', 'roll_back']))
  })

  /** The relative interval is on the same side of 0 as the absolute one wherever it can be given. */
  function agree({ absolute, relative }: Comparison): void {
    if (absolute.value === null || relative.value === null) return
    if (absolute.low !== null && relative.low !== null && Math.abs(absolute.low) > 1e-12) {
      if (absolute.low > 0 !== relative.low > 0) throw new Error(`${absolute.low} against ${relative.low}`)
    }
    if (absolute.high !== null && relative.high !== null && Math.abs(absolute.high) > 1e-12) {
      if (absolute.high < 0 !== relative.high < 0) throw new Error(`${absolute.high} against ${relative.high}`)
    }
  }
})

describe('clauses', () => {
  const plan = planOf({ engine: 'fixed_horizon' })
  const good = metricOf('value', 'primary', [
    { n: 1000, mean: 1, sd: 1 },
    { n: 1000, mean: 1.3, sd: 1 },
  ])
  const same = metricOf('value', 'primary', [
    { n: 1000, mean: 1, sd: 1 },
    { n: 1000, mean: 1, sd: 1 },
  ])
  const bad = metricOf('value', 'primary', [
    { n: 1000, mean: 1, sd: 1 },
    { n: 1000, mean: 0.7, sd: 1 },
  ])
  const fast = metricOf('latency', 'guardrail', [
    { n: 1000, mean: 50, sd: 9 },
    { n: 1000, mean: 50, sd: 9 },
  ])
  const slow = metricOf('latency', 'guardrail', [
    { n: 1000, mean: 50, sd: 9 },
    { n: 1000, mean: 90, sd: 9 },
  ])
  const near = metricOf('latency', 'guardrail', [
    { n: 1000, mean: 50, sd: 90 },
    { n: 1000, mean: 51, sd: 90 },
  ])
  const early = { planned: 5000, information: 2000, taken: [], ended: false }
  type Case = {
    name: string
    metrics: MetricData[]
    state?: AnalysisInput['state']
    changes?: Partial<Parameters<typeof decide>[0]>
    verdict: string
    first: string
  }
  const failed: HealthGate[] = [{ check: 'label_coverage', status: 'fail', detail: '' }]
  const cases: Case[] = [
    { name: 'better and safe', metrics: [good, fast], verdict: 'promote', first: 'primary_better' },
    { name: 'no difference', metrics: [same, fast], verdict: 'hold', first: 'primary_not_better' },
    { name: 'worse', metrics: [bad, fast], verdict: 'roll_back', first: 'primary_worse' },
    { name: 'harm', metrics: [good, slow], verdict: 'roll_back', first: 'guardrail_harmed' },
    {
      name: 'harm before the horizon',
      metrics: [good, slow],
      state: early,
      verdict: 'roll_back',
      first: 'guardrail_harmed',
    },
    { name: 'guardrail open', metrics: [good, near], verdict: 'hold', first: 'guardrail_not_shown' },
    { name: 'guardrail without data', metrics: [good], verdict: 'hold', first: 'guardrail_not_shown' },
    {
      name: 'before the horizon',
      metrics: [good, fast],
      state: early,
      verdict: 'insufficient',
      first: 'not_yet_readable',
    },
    {
      name: 'too few days',
      metrics: [good, fast],
      changes: { daysRun: 3, plan: planOf({ engine: 'fixed_horizon', minimumDays: 7 }) },
      verdict: 'insufficient',
      first: 'too_early',
    },
    { name: 'no primary', metrics: [fast], verdict: 'insufficient', first: 'primary_not_measurable' },
    {
      name: 'edited',
      metrics: [good, fast],
      changes: { deviations: ['/alpha'] },
      verdict: 'hold',
      first: 'plan_deviates',
    },
    {
      name: 'unhealthy',
      metrics: [good, slow],
      changes: { health: failed },
      verdict: 'invalid',
      first: 'health_failed',
    },
    {
      name: 'canary',
      metrics: [fast],
      changes: { plan: planOf({ engine: 'fixed_horizon', mode: 'canary' }) },
      verdict: 'promote',
      first: 'guardrails_hold',
    },
  ]
  test.each(cases)('$name: $verdict', ({ metrics, state, changes, verdict, first }) => {
    const used = changes?.plan ?? plan
    const analysis = analyse(inputOf(used, metrics, state ?? done))
    const found = decide({ plan: used, analysis, health: sound, daysRun: 14, deviations: [], ...changes })
    expect(found.verdict).toBe(verdict)
    expect(found.clauses.find(({ fired }) => fired)?.id).toBe(first)
    expect(found.exploratory).toBe((changes?.deviations ?? []).length > 0)
  })
  test('peeking at a fixed-horizon test shows no effect, value or p-value', () => {
    const analysis = analyse(inputOf(plan, [good, fast], early))
    const text = JSON.stringify(analysis.metrics)
    expect(analysis.look.phase).toBe('waiting')
    expect(text).not.toMatch(/"pValue":[^n]/)
    expect(analysis.metrics.every(({ arms }) => arms.every(({ value }) => value === null))).toBe(true)
    expect(analysis.segments).toEqual([])
  })
})
