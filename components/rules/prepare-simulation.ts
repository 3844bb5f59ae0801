import type { ConfusionSpec } from '@/components/charts/prepare/spec'
import type { SimulationResult } from './figures'

type Result = SimulationResult
type Confusion = NonNullable<Result['paired']>['before']

export type RowHits = {
  table: number
  tableName: string
  row: number
  hits: number
  share: number | null
  /** Share of each week's cases, oldest week first. */
  weekly: number[]
}

const shareOf = (count: number, all: number): number | null => (all > 0 ? count / all : null)

/** How often each row decided, rows that never did included. `rowsOf`: rows of each table, in the order of the result. */
export function rowHits({ tables, hits, rows, weeks }: Result, rowsOf: readonly number[]): RowHits[] {
  const keyOf = (table: string, row: number) => `${row} ${table}`
  const all = new Map(hits.map((one) => [keyOf(one.table, one.row), one.hits]))
  const byWeek = weeks.map((week) => ({
    rows: week.rows,
    hits: new Map(week.hits.map((one) => [keyOf(one.table, one.row), one.hits])),
  }))
  return tables.flatMap(({ table, name }, at) =>
    Array.from({ length: rowsOf[at] ?? 0 }, (_, i): RowHits => {
      const key = keyOf(table, i + 1)
      const count = all.get(key) ?? 0
      return {
        table: at,
        tableName: name,
        row: i + 1,
        hits: count,
        share: shareOf(count, rows),
        weekly: byWeek.flatMap((week) => shareOf(week.hits.get(key) ?? 0, week.rows) ?? []),
      }
    }),
  )
}

const NUMBERS = new Intl.Collator('en', { numeric: true })

/** Classes that occur in either matrix, as labels or as decisions; no decision stands last. */
function classesOf(matrices: readonly Confusion[]): string[] {
  const names = new Set(
    matrices.flatMap((matrix) => Object.entries(matrix).flatMap(([label, said]) => [label, ...Object.keys(said)])),
  )
  return [...names].sort((a, b) => Number(a === '') - Number(b === '') || NUMBERS.compare(a, b))
}

type Words = { before: string; now: string; noDecision: string }

/** Both versions against the labels, with the same classes in the same order; null where nothing is labelled. */
export function confusions({ paired }: Result, words: Words): { before: ConfusionSpec; now: ConfusionSpec } | null {
  if (!paired || paired.errors || Object.keys(paired.before).length === 0) return null
  const classes = classesOf([paired.before, paired.now])
  const names = classes.map((name) => name || words.noDecision)
  const specOf = (matrix: Confusion, title: string): ConfusionSpec => ({
    title,
    classes: names,
    counts: classes.map((label) => classes.map((said) => matrix[label]?.[said] ?? 0)),
  })
  return { before: specOf(paired.before, words.before), now: specOf(paired.now, words.now) }
}

/** Mean absolute errors of both versions on the cases where both decided. */
export function meanErrors({ paired }: Result): { n: number; before: number; now: number } | null {
  if (!paired?.errors || paired.errors.n === 0) return null
  const { n, absolute } = paired.errors
  return { n, before: absolute[0] / n, now: absolute[1] / n }
}

export type ShownChange = {
  key: string
  before: string | null
  now: string | null
  count: number
  share: number | null
}

export const shownChanges = ({ changes, rows }: Result): ShownChange[] =>
  changes.map(({ before, now, count }) => ({
    key: JSON.stringify([before, now]),
    before,
    now,
    count,
    share: shareOf(count, rows),
  }))
