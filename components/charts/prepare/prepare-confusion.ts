import { toCsv } from '@/components/table/csv'
import type { ConfusionSpec } from './spec'
import type { ChartWords } from './words'

export type ConfusionCell = {
  perThousand: string
  count: string
  right: boolean /** 0 to 1 of the largest cell. */
  weight: number
}

export type PreparedConfusion = {
  sentence: string
  hasData: boolean
  n: string
  rows: { name: string; cells: ConfusionCell[]; total: string }[]
  totals: string[]
  csv: string
}

/** Figures per 1,000 that add up to 1,000: largest remainders (Hamilton). */
export function perThousand(counts: readonly number[]): number[] {
  const total = counts.reduce((sum, count) => sum + count, 0)
  if (total === 0) return counts.map(() => 0)
  const exact = counts.map((count) => (count / total) * 1000)
  const floors = exact.map(Math.floor)
  const left = 1000 - floors.reduce((sum, value) => sum + value, 0)
  const order = exact.map((value, index) => ({ index, rest: value - Math.floor(value) }))
  for (const { index } of order.sort((a, b) => b.rest - a.rest || a.index - b.index).slice(0, left)) {
    floors[index] = (floors[index] ?? 0) + 1
  }
  return floors
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)

/** Actual by predicted, per 1,000 cases, with the counts beside. */
export function prepareConfusion(spec: ConfusionSpec, words: ChartWords): PreparedConfusion {
  const { format, t } = words
  const size = spec.classes.length
  const flat = spec.counts.flatMap((row) => [...row])
  const share = perThousand(flat)
  const at = (row: number, column: number) => share[row * size + column] ?? 0
  const largest = share.reduce((most, value) => Math.max(most, value), 1)
  const right = sum(spec.classes.map((_, index) => at(index, index)))
  const columns = spec.classes.map((_, index) => index)
  return {
    sentence:
      spec.sentence ??
      t('sentenceConfusion', { title: spec.title, right: format.count(right), wrong: format.count(1000 - right) }),
    hasData: sum(flat) > 0,
    n: format.count(sum(flat)),
    rows: spec.classes.map((name, row) => ({
      name,
      cells: columns.map((column) => ({
        perThousand: format.count(at(row, column)),
        count: format.count(spec.counts[row]?.[column] ?? 0),
        right: row === column,
        weight: at(row, column) / largest,
      })),
      total: format.count(sum(columns.map((column) => at(row, column)))),
    })),
    totals: columns.map((column) => format.count(sum(columns.map((row) => at(row, column))))),
    csv: toCsv([
      [t('actual'), ...spec.classes.map((name) => t('predictedColumn', { name }))],
      ...spec.classes.map((name, row) => [name, ...(spec.counts[row] ?? [])]),
    ]),
  }
}
