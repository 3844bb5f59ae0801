import { type AnalysisInput, analyse, type MetricData } from '@/domain/ab-tests/analyse'
import type { Cell } from '@/domain/ab-tests/cells'
import { createAbTestInput, type Plan } from '@/domain/ab-tests/input'
import { Draws } from './ab-draws'
import { type BenchRow, median } from './row'

const METRICS = 50
const SEGMENTS = 20
const DAYS = 14
const BAR_MS = 50

export function benchPlan(changes: Partial<Plan> = {}): Plan {
  const plan = createAbTestInput.parse({
    slug: 'bench',
    model: 'bench',
    environment: 'production',
    entityKey: 'entity',
    arms: [
      { arm: 'control', version: '1', share: 0.5 },
      { arm: 'challenger', version: '2', share: 0.5 },
    ],
    primary: { metric: 'kpi:m0', direction: 'up', mde: 0.01 },
    engine: 'fixed_horizon',
  })
  return { ...plan, ...changes }
}

function cells(draws: Draws, size: number, days: number): Cell[] {
  const one = (arm: number, day: number): Cell => {
    const n = Math.round(size * (0.8 + 0.4 * draws.next()))
    const mean = 3 + draws.next() * 0.1
    return { arm, day, n, sum: n * mean, squares: n * (mean * mean + 4) }
  }
  return Array.from({ length: days }, (_, day) => [one(0, day), one(1, day)]).flat()
}

function tableOf(days: number): AnalysisInput {
  const draws = new Draws(1)
  const metrics: MetricData[] = Array.from({ length: METRICS }, (_, i) => ({
    metric: `kpi:m${i}`,
    role: i === 0 ? 'primary' : 'secondary',
    kind: 'mean',
    counts: [],
    cells: cells(draws, 2000, days),
    segments: Array.from({ length: SEGMENTS }, (__, k) => ({ segment: `s:${k}`, cells: cells(draws, 100, days) })),
  }))
  return {
    plan: benchPlan(),
    state: { planned: 1, information: 1e6, taken: [], ended: false },
    days: Array.from({ length: days }, (_, day) => ({
      day,
      shares: day < days / 2 && days > 1 ? [0.9, 0.1] : [0.5, 0.5],
    })),
    metrics,
  }
}

function millisecondsOf(input: AnalysisInput): { first: number; later: number } {
  const once = () => {
    const started = performance.now()
    analyse(input)
    return performance.now() - started
  }
  const first = once()
  return { first, later: median(Array.from({ length: 9 }, once)) }
}

/** 50 metrics x 20 segments x 2 arms from sufficient statistics, pooled and stratified over a ramp of 14 days. */
export function abSpeedRows(): BenchRow[] {
  const cases: [string, number][] = [
    ['one split', 1],
    [`ramp over ${DAYS} days`, DAYS],
  ]
  return cases.map(([name, days]) => {
    const { first, later } = millisecondsOf(tableOf(days))
    return {
      name: `A/B: ${METRICS} metrics x ${SEGMENTS} segments x 2 arms, ${name}`,
      ours: `${later.toFixed(1)} ms`,
      yardstick: `${BAR_MS} ms`,
      ratio: BAR_MS / later,
      bar: `<= ${BAR_MS} ms`,
      met: later <= BAR_MS,
      note: `first run in the process ${first.toFixed(0)} ms`,
    }
  })
}
