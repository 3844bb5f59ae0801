/** One line of the table: ours against a yardstick measured in the same run. */
export type BenchRow = {
  name: string
  ours: string
  yardstick: string
  /** null where the yardstick could not be run; the note says why. */
  ratio: number | null
  bar: string
  met: boolean | null
  note: string
}

export function printRows(rows: readonly BenchRow[]): void {
  const cells = rows.map((row) => [
    row.name,
    row.ours,
    row.yardstick,
    row.ratio === null ? '–' : row.ratio.toFixed(2),
    row.bar,
    row.met === null ? 'not measured' : row.met ? 'met' : 'MISSED',
    row.note,
  ])
  const heads = ['what', 'ours', 'yardstick', 'ratio', 'bar', '', 'note']
  const widths = heads.map((head, i) => Math.max(head.length, ...cells.map((line) => line[i]?.length ?? 0)))
  for (const line of [heads, widths.map((width) => '-'.repeat(width)), ...cells]) {
    console.log(
      line
        .map((cell, i) => cell.padEnd(widths[i] ?? 0))
        .join('  ')
        .trimEnd(),
    )
  }
}

export const median = (values: readonly number[]): number => quantile(values, 0.5)

export function quantile(values: readonly number[], q: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(q * sorted.length) - 1))] ?? Number.NaN
}
