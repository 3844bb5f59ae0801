import type { MetricData } from '@/domain/ab-tests/analyse'
import type { Cell } from '@/domain/ab-tests/cells'
import { hiddenByDecision } from '@/domain/ab-tests/metric'
import type { PairedCell } from '@/domain/ab-tests/paired'
import { DECIDED, EXPOSED, PAIRED, type PlannedMetric } from './metrics'
import type { StoredCell } from './read-cells'
import type { ArmScores } from './read-scores'
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

type Trio = { own?: StoredCell; across?: StoredCell; control?: StoredCell }

/** The three cells of a metric in shadow mode, put together again; see shadow-sql.ts. */
function toPair({ own, across, control }: Trio): PairedCell[] {
  if (!own || !across || !control) return []
  const sums = ({ sum, squares, denominator, denominator_squares, products }: StoredCell) => ({
    ...{ sum, squares, denominator, products },
    denominatorSquares: denominator_squares,
  })
  return [
    {
      arm: own.arm,
      n: own.n,
      binary: own.binary && control.binary,
      control: sums(control),
      treatment: sums(own),
      across: {
        numerators: own.covariate_products,
        denominators: across.covariate_products,
        numeratorByDenominator: across.products,
        denominatorByNumerator: control.covariate_products,
      },
    },
  ]
}

/** Both together; cells of one day come from its hours and from its rows. */
function together(a: StoredCell | undefined, b: StoredCell): StoredCell {
  if (!a) return b
  return {
    ...a,
    n: a.n + b.n,
    sum: a.sum + b.sum,
    squares: a.squares + b.squares,
    denominator: a.denominator + b.denominator,
    denominator_squares: a.denominator_squares + b.denominator_squares,
    products: a.products + b.products,
    covariate: a.covariate + b.covariate,
    covariate_squares: a.covariate_squares + b.covariate_squares,
    covariate_products: a.covariate_products + b.covariate_products,
    binary: a.binary && b.binary,
  }
}

/** Pairs by segment, '' for all of them. */
function pairsOf(cells: ReadonlyMap<number, StoredCell[]>, no: number): Map<string, PairedCell[]> {
  const trios = new Map<string, Trio & { segment: string }>()
  const add = (name: keyof Trio, distance: number) => {
    for (const cell of cells.get(no + distance) ?? []) {
      const key = `${cell.arm} ${cell.segment}`
      const trio = trios.get(key) ?? { segment: cell.segment }
      trios.set(key, { ...trio, [name]: together(trio[name], cell) })
    }
  }
  add('own', 0)
  add('across', PAIRED.across)
  add('control', PAIRED.control)
  const pairs = new Map<string, PairedCell[]>()
  for (const trio of trios.values()) {
    pairs.set(trio.segment, [...(pairs.get(trio.segment) ?? []), ...toPair(trio)])
  }
  return pairs
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

/** The same of units that every arm scored: each challenger's pairs with the control. */
function pairedDataOf(
  metric: PlannedMetric,
  pairs: Map<string, PairedCell[]>,
  { frame, units }: { frame: TestFrame; units: UnitCounts },
): MetricData {
  const { arms } = frame.test.plan
  const whole = pairs.get('') ?? []
  const scored = arms.map((_, arm) => whole.reduce((sum, cell) => sum + (cell.arm === arm ? cell.n : 0), 0))
  return {
    metric: metric.metric,
    role: metric.role,
    kind: metric.kind,
    counts: arms.map((_, arm) => ({
      exposed: units.exposed[arm] ?? 0,
      mature: (metric.waits ? units.mature[arm] : units.exposed[arm]) ?? 0,
      labelled: arm === frame.control ? Math.max(0, ...scored) : (scored[arm] ?? 0),
    })),
    cells: [],
    pairs: whole,
    segments: [...pairs]
      .flatMap(([segment, own]) => (segment === '' ? [] : [{ segment, cells: [], pairs: own }]))
      .sort(bySegment),
  }
}

/** The cells as the analysis takes them. A mean of nothing but zeros and ones is a share. */
export function metricData(
  frame: TestFrame,
  cells: readonly StoredCell[],
  { units, scores }: { units: UnitCounts; scores: ArmScores | null },
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
    const data =
      frame.test.plan.mode === 'shadow'
        ? pairedDataOf(metric, pairsOf(byMetric, metric.no), { frame, units })
        : dataOf(metric, byMetric.get(metric.no) ?? [], { arms, units })
    if (hidden && hiddenByDecision(metric.metric)) return { ...data, notIdentified: true }
    return metric.kind === 'auc' && scores ? { ...data, ...scores } : data
  })
}
