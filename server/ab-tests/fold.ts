import 'server-only'
import type { Tx } from '@/db/engine/engine'
import { challengerIndexes } from '@/domain/ab-tests/arms'
import { netTerms } from '@/domain/value/moments'
import type { RecordedValueModel } from '@/server/value/read-value-models'
import { type FoldShape, foldSelect } from './fold-sql'
import { shadowSelect } from './shadow-sql'
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

function shapeOf(
  { test, model, metrics, waitSeconds, control }: TestFrame,
  waits: boolean,
  seconds: number,
): FoldShape {
  return {
    seconds,
    task: model.task,
    metrics,
    outcomes: new Set(test.outcomeMetrics),
    waits,
    segments: test.plan.segments.length > 0,
    paired: test.plan.mode === 'shadow' ? { control, challengers: challengerIndexes(test.plan) } : null,
    delays: waits && waitSeconds !== null && waitSeconds > 0 ? (metrics[0] ?? null) : null,
  }
}

const foldSql = (shape: FoldShape) => `${ARGS}${shape.paired ? shadowSelect(shape) : foldSelect(shape)}`

const SUMS = `sum, squares, denominator, denominator_squares, products, covariate, covariate_squares, covariate_products, "binary"`

/** Folds rows without storing anything. */
export async function foldRows(tx: Tx, frame: TestFrame, range: FoldRange & { waits: boolean }): Promise<FoldedCell[]> {
  const query = foldSql(shapeOf(frame, range.waits, LEVELS.hour.seconds))
  return tx.raw.query<FoldedCell>(
    `select bucket as hour, arm, metric, segment, n::float8 as n, ${SUMS} from (${query}) q`,
    foldArgs(frame, range, range.waits),
  )
}

const REMOVE = `delete from ab_cells where test_no = $1 and level = $2 and bucket >= $3 and bucket <= $4 and metric = any ($5::smallint[])`

/** How the cells of a span are kept: by hour, or by minute while its hour is not over. */
export const LEVELS = {
  hour: { level: 0, seconds: 3600 },
  day: { level: 1, seconds: 86_400 },
  minute: { level: 2, seconds: 60 },
}

export type Span = { first: number; last: number; waits: boolean }

/** Folds units first exposed in these hours or minutes, first and last included, into their cells, in place of what was there. */
export async function foldSpan(tx: Tx, frame: TestFrame, name: 'hour' | 'minute', span: Span): Promise<void> {
  const { level, seconds } = LEVELS[name]
  const { first, last, waits } = span
  await tx.raw.query(REMOVE, [frame.test.no, level, first, last, frame.metricNumbers(waits)])
  const query = foldSql(shapeOf(frame, waits, seconds))
  const range = { from: first * seconds * 1000, to: (last + 1) * seconds * 1000 - 0.001, known: null }
  await tx.raw.query(
    `insert into ab_cells (test_no, level, bucket, metric, arm, segment, n, ${SUMS})
     select $1::integer, ${level}, bucket, metric, arm, segment, n, ${SUMS} from (${query}) as folded`,
    foldArgs(frame, range, waits),
  )
}

const WHOLE_SUMS = SUMS.split(', ')
  .map((column) => (column === '"binary"' ? 'bool_and("binary")' : `sum(${column})`))
  .join(', ')

type Whole = { into: 'hour' | 'day'; bucket: number; waits: boolean }
const PARTS = { hour: { from: LEVELS.minute.level, in: 60 }, day: { from: LEVELS.hour.level, in: 24 } }

/** Adds up an hour's minutes, or a day's hours. */
export async function foldWhole(tx: Tx, frame: TestFrame, { into, bucket, waits }: Whole): Promise<void> {
  const own = frame.metricNumbers(waits)
  const { level } = LEVELS[into]
  const parts = PARTS[into]
  await tx.raw.query(REMOVE, [frame.test.no, level, bucket, bucket, own])
  await tx.raw.query(
    `insert into ab_cells (test_no, level, bucket, metric, arm, segment, n, ${SUMS})
     select $1::integer, ${level}, $2::integer, metric, arm, segment, sum(n)::bigint, ${WHOLE_SUMS} from ab_cells
     where test_no = $1 and level = ${parts.from} and bucket >= $2::integer * ${parts.in} and bucket < ($2::integer + 1) * ${parts.in}
       and metric = any ($3::smallint[])
     group by metric, arm, segment`,
    [frame.test.no, bucket, own],
  )
}

/** Forgets the minutes of an hour that was added up. */
export async function dropMinutes(tx: Tx, frame: TestFrame, { hour, waits }: { hour: number; waits: boolean }) {
  const args = [frame.test.no, LEVELS.minute.level, hour * 60, hour * 60 + 59, frame.metricNumbers(waits)]
  await tx.raw.query(REMOVE, args)
}
