import { LEADING_METRICS } from '@/domain/monitoring/health'
import type { MetricAnswer, MetricAnswers, MetricKey } from '@/domain/performance/metric'
import { metricsOnCases } from './metrics-on-cases'
import type { SharedCases } from './shared-cases'

export type SegmentComparison = {
  name: string
  value: string
  n: number
  /** Of the leading metric, in the order of the versions. */
  versions: MetricAnswer[]
}

/** The first leading metric of the task that all of these have a value for. */
export function commonMetric(task: string, of: readonly MetricAnswers[]): MetricKey | null {
  return LEADING_METRICS[task]?.find((key) => of.every((metrics) => (metrics[key]?.value ?? null) !== null)) ?? null
}

/** The values of a segment field that occur, with the places of their cases. */
export function rowsByValue({ values, codes }: SharedCases['segments'][number]): { value: string; rows: Int32Array }[] {
  const rows = values.map((): number[] => [])
  for (const [row, code] of codes.entries()) rows[code]?.push(row)
  return values.flatMap((value, code) => {
    const places = Int32Array.from(rows[code] ?? [])
    return places.length === 0 ? [] : [{ value, rows: places }]
  })
}

/** Each value of each declared segment field: n and one metric of every version on the same cases, limits per case. */
export function segmentsOnCases(cases: SharedCases, metric: MetricKey): SegmentComparison[] {
  return cases.segments.flatMap((segment) =>
    rowsByValue(segment).map(({ value, rows }): SegmentComparison => {
      const versions = cases.versions.map(
        (answers) => metricsOnCases(cases, answers, rows)[metric] ?? ({ value: null, reason: 'too_few' } as const),
      )
      return { name: segment.name, value, n: rows.length, versions }
    }),
  )
}
