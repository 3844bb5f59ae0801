import type { ChartBucket } from '@/components/models/chart-bucket'

export type PerformanceAsk = {
  model: string
  version: string
  range: { from: string; to: string }
  bucket: ChartBucket
  /** RFC 3339; null: now. */
  asOf: string | null
  segment: string | null
  exact: boolean
}

const base = ({ model, version, range, asOf, segment, exact }: PerformanceAsk) => ({
  model,
  version,
  ...range,
  ...(asOf !== null && { asOf }),
  ...(segment !== null && { segment }),
  ...(exact && { exact }),
})

export const seriesInput = (ask: PerformanceAsk) => ({ ...base(ask), granularity: ask.bucket })
export const totalInput = (ask: PerformanceAsk) => ({ ...base(ask), granularity: 'window' as const })
