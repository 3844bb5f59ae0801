import type { MetricData } from '@/domain/ab-tests/analyse'
import type { Cell } from '@/domain/ab-tests/cells'
import { hiddenByDecision } from '@/domain/ab-tests/metric'
import type { SplitScores } from '@/stats/metrics/binary/split-scores'
import { DECIDED, EXPOSED, type PlannedMetric } from './metrics'
import type { StoredCell } from './read-cells'
import type { TestFrame } from './test-frame'

type Shape = { ratio: boolean; covariate: boolean }

function toCell(cell: StoredCell, { ratio, covariate }: Shape): Cell {
  return {
    arm: cell.arm,
    day: cell.day,
    n: cell.n,
    sum: cell.sum,
    squares: cell.squares,
    ...(ratio && {
      ratio: { denominator: cell.denominator, denominatorSquares: cell.denominator_squares, products: cell.products },
    }),
    ...(covariate && {
      covariate: { sum: cell.covariate, squares: cell.covariate_squares, products: cell.covariate_products },
    }),
  }
}

/** Decisions of a kind below which nothing is said about their labels, and how much rarer one kind's labels may be. */
const DECISIONS_MIN = 20
const RARER = 0.1

/** One decision's cases hardly ever get a label: what it declines is never seen. */
export function hidesLabels(cells: readonly StoredCell[]): boolean {
  const share = (metric: number) => {
    const own = cells.filter((cell) => cell.metric === metric && cell.segment === '')
    const all = own.reduce((sum, cell) => sum + cell.denominator, 0)
    return all < DECISIONS_MIN ? null : own.reduce((sum, cell) => sum + cell.sum, 0) / all
  }
  const [positive, negative] = [share(DECIDED.positive), share(DECIDED.negative)]
  if (positive === null || negative === null) return false
  return Math.min(positive, negative) < RARER * Math.max(positive, negative)
}

const bySegment = (a: { segment: string }, b: { segment: string }) => (a.segment < b.segment ? -1 : 1)

export type UnitCounts = { exposed: readonly number[]; mature: readonly number[] }

function dataOf(
  metric: PlannedMetric,
  own: readonly StoredCell[],
  { arms, units }: { arms: number; units: UnitCounts },
) {
  const whole = own.filter(({ segment }) => segment === '')
  const covariate = metric.kind === 'mean' && whole.some((cell) => cell.covariate_squares > 0)
  const binary = metric.kind === 'mean' && !covariate && whole.length > 0 && whole.every((cell) => cell.binary)
  const shape = { ratio: metric.kind === 'ratio' || metric.kind === 'root_mean', covariate }
  const labelled = new Array<number>(arms).fill(0)
  for (const { arm, n } of whole) labelled[arm] = (labelled[arm] ?? 0) + n
  const segments = new Map<string, Cell[]>()
  for (const cell of own) {
    if (cell.segment === '') continue
    segments.set(cell.segment, [...(segments.get(cell.segment) ?? []), toCell(cell, shape)])
  }
  const data: MetricData = {
    metric: metric.metric,
    role: metric.role,
    kind: binary ? 'binary' : metric.kind,
    counts: labelled.map((count, arm) => ({
      exposed: units.exposed[arm] ?? 0,
      mature: (metric.waits ? units.mature[arm] : units.exposed[arm]) ?? 0,
      labelled: count,
    })),
    cells: whole.map((cell) => toCell(cell, shape)),
    segments: [...segments].map(([segment, cells]) => ({ segment, cells })).sort(bySegment),
  }
  return data
}

/** The cells as the analysis takes them. A mean of nothing but zeros and ones is a share. */
export function metricData(
  frame: TestFrame,
  cells: readonly StoredCell[],
  { units, scores }: { units: UnitCounts; scores: SplitScores[] | null },
): MetricData[] {
  const byMetric = new Map<number, StoredCell[]>()
  for (const cell of cells) {
    if (cell.metric <= EXPOSED) continue
    const own = byMetric.get(cell.metric)
    if (own) own.push(cell)
    else byMetric.set(cell.metric, [cell])
  }
  const arms = frame.test.plan.arms.length
  const hidden = hidesLabels(cells)
  return frame.metrics.map((metric) => {
    const data = dataOf(metric, byMetric.get(metric.no) ?? [], { arms, units })
    if (hidden && hiddenByDecision(metric.metric)) return { ...data, notIdentified: true }
    return metric.kind === 'auc' && scores ? { ...data, scores } : data
  })
}
