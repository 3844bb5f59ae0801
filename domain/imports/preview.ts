import { normaliseClass } from '@/domain/models/class-text'

/** What a sample of a column's cells, read for one purpose, shows. */
export type ColumnProblem = {
  code: 'not_numeric' | 'not_a_time' | 'out_of_range' | 'many_classes' | 'empty' | 'repeated'
  share: number
}

type Purpose = { name: string; numeric: boolean; binary: boolean }

const shareOf = (cells: readonly unknown[], bad: (cell: unknown) => boolean): number =>
  cells.length === 0 ? 0 : cells.filter(bad).length / cells.length

const CLASSES_IN_SAMPLE_MAX = 50

/**
 * Problems of a column used for `purpose`: `values` are the sample's cells as they were read (absent ones undefined,
 * numbers as numbers, times as RFC 3339). Shares are of the sampled cells that are there, `empty` of all.
 */
export function columnProblems(values: readonly unknown[], purpose: Purpose): ColumnProblem[] {
  const there = values.filter((value) => value !== undefined)
  const problems: ColumnProblem[] = []
  const add = (code: ColumnProblem['code'], share: number) => {
    if (share > 0) problems.push({ code, share })
  }
  if (there.length < values.length) add('empty', 1 - there.length / values.length)
  if (purpose.numeric)
    add(
      'not_numeric',
      shareOf(there, (value) => typeof value !== 'number'),
    )
  if (purpose.name === 'timestamp')
    add(
      'not_a_time',
      shareOf(there, (value) => typeof value !== 'string' || !isTime(value)),
    )
  if (purpose.name === 'score' && purpose.binary)
    add(
      'out_of_range',
      shareOf(there, (value) => typeof value === 'number' && (value < 0 || value > 1)),
    )
  if (purpose.name === 'id') add('repeated', there.length === 0 ? 0 : 1 - new Set(there).size / there.length)
  const isClass = (purpose.name === 'prediction' || purpose.name === 'label') && !purpose.numeric
  const classes = new Set(there.map((value) => normaliseClass(String(value))))
  if (isClass && classes.size > CLASSES_IN_SAMPLE_MAX) add('many_classes', classes.size / there.length)
  return problems
}

const isTime = (text: string) =>
  /^\d{4}-\d{2}-\d{2}[Tt ]\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:[Zz]|[+-]\d{2}:\d{2})$/.test(text)
