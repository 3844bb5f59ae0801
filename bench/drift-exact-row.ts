import { driftExactBench } from './drift-exact'
import type { BenchRow } from './row'

/** Exact distances in process against SciPy on the same data. */
export function driftExactRow(): BenchRow {
  const row = driftExactBench()
  return {
    name: row.name,
    ours: `${row.ours.toFixed(2)} s`,
    yardstick: row.yardstick === null ? '–' : `SciPy ${row.yardstick.toFixed(2)} s`,
    ratio: row.ratio,
    bar: `>= ${row.bar}`,
    met: row.ratio === null ? null : row.ratio >= row.bar && (row.difference ?? 1) <= 1e-9,
    note: row.note,
  }
}
