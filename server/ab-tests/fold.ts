import 'server-only'
import type { Tx } from '@/db/engine/engine'
import { HOUR_MS } from '@/domain/time/windows'
import { netTerms } from '@/domain/value/moments'
import type { RecordedValueModel } from '@/server/value/read-value-models'
import { type FoldShape, foldSelect } from './fold-sql'
import type { TestFrame } from './test-frame'

/** One row of the fold: `hour` counts from the epoch. */
export type FoldedCell = {
  hour: number
  arm: number
  metric: number
  segment: string
  n: number
  sum: number
  squares: number
  denominator: number
  denominator_squares: number
  products: number
  covariate: number
  covariate_squares: number
  covariate_products: number
  binary: boolean
}

/** Units first exposed in [from, to], milliseconds; what was known up to `known` counts, null: all that is known. */
export type FoldRange = { from: number; to: number; known: number | null }

const CELLS = [
  ['tn', false, false],
  ['fp', true, false],
  ['fn', false, true],
  ['tp', true, true],
] as const

/** What each kind of decision is worth after its own cost, by the time from which on it holds. */
export function moneyOf(models: readonly RecordedValueModel[]) {
  return models.flatMap((model, place) => {
    const terms = netTerms(model)
    const since = place === 0 ? Math.min(model.from, 0) : model.from
    const until = models[place + 1]?.from ?? 1e15
    return CELLS.map(([cell, decided, came]) => ({
      since,
      until,
      decided,
      came_true: came,
      constants: terms[cell].constant,
      rates: model.rates ? terms[cell].rate : null,
    }))
  })
}

const ARGS = `with a as (select $1::integer as test_no, $4::float8 as wait_seconds, coalesce(to_timestamp($5::float8 / 1000), 'infinity') as known, $6::text as positive,
  $7::text[] as classes, $8::integer[] as versions, $9::jsonb as money, $10::text as absence, $11::float8 as absence_number,
  $12::text[] as names),
`

function foldArgs(frame: TestFrame, range: FoldRange, waits: boolean): unknown[] {
  const { test, model } = frame
  const absence = waits && model.labelPolicy.policy === 'absence' ? model.labelPolicy.value : null
  const number = absence === null ? Number.NaN : Number(absence)
  const names =
    frame.metrics.length > 0 ? Array.from({ length: Math.max(...frame.metrics.map(({ no }) => no)) }, () => '') : []
  for (const { no, metric } of frame.metrics) names[no - 1] = metric
  return [
    test.no,
    range.from,
    range.to,
    waits ? frame.waitSeconds : null,
    range.known,
    model.positiveClass,
    frame.classes,
    frame.versionNos,
    JSON.stringify(moneyOf(frame.money)),
    absence,
    Number.isFinite(number) ? number : null,
    names,
  ]
}

function shapeOf(frame: TestFrame, waits: boolean): FoldShape {
  return {
    task: frame.model.task,
    metrics: frame.metrics,
    outcomes: new Set(frame.test.outcomeMetrics),
    waits,
    segments: frame.test.plan.segments.length > 0,
    delays: waits && frame.waitSeconds !== null && frame.waitSeconds > 0 ? (frame.metrics[0] ?? null) : null,
  }
}

const SUMS = `sum, squares, denominator, denominator_squares, products, covariate, covariate_squares, covariate_products, "binary"`

/** Folds rows without storing anything. */
export async function foldRows(tx: Tx, frame: TestFrame, range: FoldRange & { waits: boolean }): Promise<FoldedCell[]> {
  const query = `${ARGS}${foldSelect(shapeOf(frame, range.waits))}`
  return tx.raw.query<FoldedCell>(
    `select hour, arm, metric, segment, n::float8 as n, ${SUMS} from (${query}) q`,
    foldArgs(frame, range, range.waits),
  )
}

const REMOVE = `delete from ab_cells where test_no = $1 and level = $2 and bucket >= $3 and bucket <= $4 and metric = any ($5::smallint[])`

/** Folds units first exposed in these hours, first and last included, into their cells, in place of what was there. */
export async function foldHours(
  tx: Tx,
  frame: TestFrame,
  { first, last, waits }: { first: number; last: number; waits: boolean },
): Promise<void> {
  await tx.raw.query(REMOVE, [frame.test.no, 0, first, last, frame.metricNumbers(waits)])
  const query = `${ARGS}${foldSelect(shapeOf(frame, waits))}`
  const range = { from: first * HOUR_MS, to: (last + 1) * HOUR_MS - 0.001, known: null }
  await tx.raw.query(
    `insert into ab_cells (test_no, level, bucket, metric, arm, segment, n, ${SUMS})
     select $1::integer, 0, hour, metric, arm, segment, n, ${SUMS} from (${query}) as folded`,
    foldArgs(frame, range, waits),
  )
}

const DAY_SUMS = SUMS.split(', ')
  .map((column) => (column === '"binary"' ? 'bool_and("binary")' : `sum(${column})`))
  .join(', ')

/** Adds up a day's hours. */
export async function foldDay(
  tx: Tx,
  frame: TestFrame,
  { day, waits }: { day: number; waits: boolean },
): Promise<void> {
  const own = frame.metricNumbers(waits)
  await tx.raw.query(REMOVE, [frame.test.no, 1, day, day, own])
  await tx.raw.query(
    `insert into ab_cells (test_no, level, bucket, metric, arm, segment, n, ${SUMS})
     select $1::integer, 1, $2::integer, metric, arm, segment, sum(n)::bigint, ${DAY_SUMS} from ab_cells
     where test_no = $1 and level = 0 and bucket >= $2::integer * 24 and bucket < ($2::integer + 1) * 24 and metric = any ($3::smallint[])
     group by metric, arm, segment`,
    [frame.test.no, day, own],
  )
}
