import 'server-only'
import type { Tx } from '@/db/engine/engine'
import { readingOf } from './edge'
import { type FoldedCell, foldRows } from './fold'
import type { TestFrame } from './test-frame'

export type StoredCell = Omit<FoldedCell, 'hour'> & { day: number }

/** Whole days as such, the hours of the day of the cut, and whatever is kept by the minute before it. */
const STORED = `select day, metric, arm, segment, sum(n)::float8 as n, sum(sum) as sum, sum(squares) as squares,
  sum(denominator) as denominator, sum(denominator_squares) as denominator_squares, sum(products) as products,
  sum(covariate) as covariate, sum(covariate_squares) as covariate_squares, sum(covariate_products) as covariate_products,
  bool_and("binary") as "binary"
from (
  select bucket as day, c.* from ab_cells c where test_no = $1 and level = 1 and bucket < $2::integer and metric = any ($4::smallint[])
  union all
  select bucket / 24 as day, c.* from ab_cells c where test_no = $1 and level = 0 and bucket >= $2::integer * 24
    and bucket < $3::integer and metric = any ($4::smallint[])
  union all
  select bucket / 1440 as day, c.* from ab_cells c where test_no = $1 and level = 2 and bucket < $5::integer and metric = any ($4::smallint[])
) q group by day, metric, arm, segment`

const FIRST = -62_135_596_800_000

const withDay = ({ hour, ...cell }: FoldedCell): StoredCell => ({ ...cell, day: Math.floor(hour / 24) })

export type CellsAsk = {
  waits: boolean
  /** Units first exposed up to here. */
  cut: number
  /** What was known up to here counts; null: all that is known, which is what the cells hold. */
  known: number | null
  now: number
}

/** Cells by exposure day of the units first exposed up to a time; the hour the time falls into is folded from its rows. */
export async function readCells(tx: Tx, frame: TestFrame, ask: CellsAsk): Promise<StoredCell[]> {
  const { waits, cut, known } = ask
  if (known !== null) return (await foldRows(tx, frame, { waits, from: FIRST, to: cut, known })).map(withDay)
  const { hour, minute, rest: from } = readingOf(frame, waits, ask)
  const stored = await tx.raw.query<StoredCell>(STORED, [
    frame.test.no,
    Math.floor(hour / 24),
    hour,
    frame.metricNumbers(waits),
    minute,
  ])
  const rest = await foldRows(tx, frame, { waits, from, to: cut, known: null })
  return [...stored, ...rest.map(withDay)]
}
