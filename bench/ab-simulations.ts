import { analyse } from '@/domain/ab-tests/analyse'
import type { Cell, DayShares } from '@/domain/ab-tests/cells'
import { comparePair } from '@/domain/ab-tests/compare'
import { boundNow, type EngineState, lookNow, readAgainst } from '@/domain/ab-tests/engine'
import type { Comparison } from '@/domain/ab-tests/figures'
import { type HealthGate, healthGates } from '@/domain/ab-tests/health'
import type { Plan } from '@/domain/ab-tests/input'
import { shareEstimate } from '@/stats/inference/mean-estimate'
import { sampleRatio } from '@/stats/inference/sample-ratio'
import { pooledTwoProportions } from '@/stats/inference/two-proportions'
import { welch } from '@/stats/inference/welch'
import { Draws } from './ab-draws'
import { benchPlan } from './ab-speed'
import type { BenchRow } from './row'

/** Runs of a simulation: the given number, times BENCH_AB_SCALE for the long form. */
const runs = (usual: number) => Math.round(usual * Number(process.env.BENCH_AB_SCALE ?? 1))
const percent = (count: number, of: number) => `${((100 * count) / of).toFixed(2)} %`
const done: EngineState = { planned: 1, information: 2, taken: [], ended: false }
const even: DayShares[] = [{ day: 0, shares: [0.5, 0.5] }]
const share = (arm: number, n: number, events: number, day = 0): Cell => ({ arm, day, n, sum: events, squares: events })

type Reading = { plan?: Plan; state?: EngineState; days?: DayShares[] }

/** What the product reads of a binary metric in two arms. */
function read(cells: Cell[], { plan = benchPlan(), state = done, days = even }: Reading = {}): Comparison {
  const data = { metric: plan.primary.metric, role: 'primary', kind: 'binary', counts: [], cells } as const
  const found = analyse({ plan, state, days, metrics: [data] }).metrics[0]?.comparisons[0]
  if (!found) throw new Error('no comparison')
  return found
}

const plainP = (a: { events: number; n: number }, b: { events: number; n: number }) =>
  pooledTwoProportions({ control: a, treatment: b })?.pValue ?? 1

function powerRow(): BenchRow {
  const [n, of, draws] = [2000, runs(8000), new Draws(11)]
  let [ours, naive] = [0, 0]
  for (let i = 0; i < of; i++) {
    const [x, y] = [draws.binomial(n, 0.01), draws.binomial(n, 0.02)]
    if (read([share(0, n, x), share(1, n, y)]).decided) ours++
    const [control, treatment] = [shareEstimate({ n, sum: x }), shareEstimate({ n, sum: y })]
    if (!control || !treatment) continue
    const relative = welch({ control, treatment }, { alpha: 0.05, difference: 'relative' })
    if ((relative?.pValue ?? 1) < 0.05) naive++
  }
  return {
    name: 'A/B: power at 1 % base, +100 %, 2,000 per arm',
    ours: percent(ours, of),
    yardstick: `relative test ${percent(naive, of)}`,
    ratio: naive > 0 ? ours / naive : null,
    bar: '>= 73.5 %',
    met: ours / of >= 0.735,
    note: `${of} tests`,
  }
}

function tailsRow(): BenchRow {
  const [n, of, draws] = [2000, runs(20_000), new Draws(12)]
  const tails = { above: 0, below: 0, naive: 0 }
  for (let i = 0; i < of; i++) {
    const [x, y] = [draws.binomial(n, 0.01), draws.binomial(n, 0.01)]
    const { decided, absolute } = read([share(0, n, x), share(1, n, y)])
    if (decided && absolute.value !== null) tails[absolute.value > 0 ? 'above' : 'below']++
    const [control, treatment] = [shareEstimate({ n, sum: x }), shareEstimate({ n, sum: y })]
    const relative = control && treatment && welch({ control, treatment }, { alpha: 0.05, difference: 'relative' })
    if (relative && relative.pValue < 0.05 && relative.value > 0) tails.naive++
  }
  const within = (count: number) => Math.abs(count / of - 0.025) <= 0.005
  return {
    name: 'A/A: tails at 1 % base, 2,000 per arm',
    ours: `${percent(tails.below, of)} and ${percent(tails.above, of)}`,
    yardstick: `relative test, upper tail ${percent(tails.naive, of)}`,
    ratio: null,
    bar: '2.5 % +- .5 each',
    met: within(tails.above) && within(tails.below),
    note: `${of} tests`,
  }
}

/** Two weeks: 10 % then 50 % in the challenger, labels after 5 days on average, read on day 14, H = 7 days. */
function rampRow(): BenchRow {
  const [of, draws, perDay, rate, delay, end, maturity] = [runs(500), new Draws(13), 600, 0.2, 5, 14, 7]
  const found = { ours: 0, naive: 0 }
  const days = Array.from({ length: end }, (_, day) => ({ day, shares: day < 7 ? [0.9, 0.1] : [0.5, 0.5] }))
  for (let i = 0; i < of; i++) {
    const mature: Cell[] = []
    const seen = [0, 1].map(() => ({ n: 0, events: 0 }))
    for (const { day, shares } of days) {
      for (const [arm, part] of shares.entries()) {
        const cell = share(arm, 0, 0, day)
        const n = Math.round(perDay * part)
        const count = seen[arm]
        if (count) count.n += n
        for (let unit = 0; unit < n; unit++) {
          const event = draws.next() < rate ? 1 : 0
          const after = draws.exponential(delay)
          const age = end - day
          if (after <= age && count) count.events += event
          if (age < maturity || after > maturity) continue
          cell.n++
          cell.sum += event
          cell.squares += event
        }
        mature.push(cell)
      }
    }
    if (read(mature, { days }).decided) found.ours++
    const [a, b] = seen
    if (a && b && plainP(a, b) < 0.05) found.naive++
  }
  return {
    name: 'A/A: ramp from 10 to 50 %, late labels',
    ours: percent(found.ours, of),
    yardstick: `unlabelled as negative ${percent(found.naive, of)}`,
    ratio: null,
    bar: '<= 6 %',
    met: found.ours / of <= 0.06 + 2 * Math.sqrt((0.05 * 0.95) / of),
    note: `${of} tests; met allows two standard errors`,
  }
}

function looksRow(): BenchRow {
  const [of, draws, step, looks, rate] = [runs(10_000), new Draws(14), 400, 5, 0.1]
  const plan = benchPlan({ engine: 'group_sequential', looks })
  const planned = 2 * step * looks
  const found = { ours: 0, naive: 0 }
  for (let i = 0; i < of; i++) {
    const counts = { x: 0, y: 0, n: 0 }
    const taken: number[] = []
    const hit = { ours: false, naive: false }
    for (let look = 1; look <= looks && !(hit.ours && hit.naive); look++) {
      counts.x += draws.binomial(step, rate)
      counts.y += draws.binomial(step, rate)
      counts.n += step
      const information = 2 * counts.n
      const state = { planned, information, taken: [...taken], ended: false }
      const cells = [share(0, counts.n, counts.x), share(1, counts.n, counts.y)]
      const pair = comparePair({ kind: 'binary', cells }, { control: 0, treatment: 1 }, false)
      const bound = boundNow(plan.engine, state, { alpha: plan.alpha, look: lookNow(plan, state) })
      const reading = pair.ok ? readAgainst(bound, pair, null) : null
      if (reading?.ok && reading.decided) hit.ours = true
      if (plainP({ events: counts.x, n: counts.n }, { events: counts.y, n: counts.n }) < 0.05) hit.naive = true
      taken.push(information)
    }
    if (hit.ours) found.ours++
    if (hit.naive) found.naive++
  }
  return {
    name: "A/A: five looks, O'Brien-Fleming",
    ours: percent(found.ours, of),
    yardstick: `p < .05 at each look ${percent(found.naive, of)}`,
    ratio: null,
    bar: '<= 5.5 %',
    met: found.ours / of <= 0.055 + 2 * Math.sqrt((0.05 * 0.95) / of),
    note: `${of} tests; met allows two standard errors`,
  }
}

/** Gates of a test over 14 days, 2,000 per arm, labels after `delays` days on average, H = 7 days, an event in 20 % of all units. */
function gatesOf(draws: Draws, delays: readonly [number, number]) {
  const counts = [0, 1].map(() => ({ mature: 0, labelled: 0, events: 0 }))
  const days = Array.from({ length: 14 }, (_, day) => {
    const challenger = draws.binomial(286, 0.5)
    return { day, exposed: [286 - challenger, challenger], shares: [0.5, 0.5] }
  })
  for (const [arm, count] of counts.entries()) {
    for (const { exposed } of days) {
      for (let unit = 0; unit < (exposed[arm] ?? 0); unit++) {
        count.mature++
        if (draws.exponential(delays[arm] ?? 1) > 7) continue
        count.labelled++
        if (draws.next() < 0.2) count.events++
      }
    }
  }
  const total = counts.reduce((sum, { mature }) => sum + mature, 0)
  const gates = healthGates({
    arms: ['control', 'challenger'],
    control: 0,
    days,
    mismatched: draws.binomial(total, 0.001),
    exposures: total,
    multiArmEntities: draws.binomial(total, 0.002),
    entities: total,
    coverage: counts,
    freshness: { ageHours: 3, limitHours: 48 },
    labelMargin: 0.05,
  })
  const seen = counts.map(({ mature, events }) => ({ n: mature, events }))
  const falseAlarm = seen[0] && seen[1] ? plainP(seen[0], seen[1]) < 0.05 : false
  let [a, b] = [0, 0]
  const daily = days.some(({ exposed }) => {
    a += exposed[0] ?? 0
    b += exposed[1] ?? 0
    return (sampleRatio([a, b], [0.5, 0.5])?.pValue ?? 1) < 0.01
  })
  return { gates, falseAlarm, daily }
}

const failed = (gates: readonly HealthGate[], check?: string) =>
  gates.some((gate) => gate.status === 'fail' && (check === undefined || gate.check === check))

function healthRows(): BenchRow[] {
  const [of, draws] = [runs(1500), new Draws(15)]
  const found = { blocked: 0, fooled: 0, sound: 0, daily: 0 }
  for (let i = 0; i < of; i++) {
    const apart = gatesOf(draws, [3, 7])
    if (failed(apart.gates, 'label_coverage')) found.blocked++
    if (apart.falseAlarm) found.fooled++
    const sound = gatesOf(draws, [3, 3])
    if (failed(sound.gates)) found.sound++
    if (sound.daily) found.daily++
  }
  return [
    {
      name: 'Arms whose labels take 3 d and 7 d, H = 7 d: blocked by label coverage',
      ours: percent(found.blocked, of),
      yardstick: `naive difference found ${percent(found.fooled, of)}`,
      ratio: null,
      bar: '>= 90 %',
      met: found.blocked / of >= 0.9,
      note: `${of} tests`,
    },
    {
      name: 'Sound tests blocked by any health gate',
      ours: percent(found.sound, of),
      yardstick: `chi-square p < .01 each day ${percent(found.daily, of)}`,
      ratio: null,
      bar: '<= 2 %',
      met: found.sound / of <= 0.02,
      note: `${of} tests`,
    },
  ]
}

/** The simulations behind the promises of an A/B test, each with the reading that people usually take. */
export function abSimulationRows(): BenchRow[] {
  return [powerRow(), tailsRow(), rampRow(), looksRow(), ...healthRows()]
}
