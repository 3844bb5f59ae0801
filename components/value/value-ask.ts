import type { ChartBucket } from '@/components/models/chart-bucket'

export type ValueAsk = { model: string; version: string; range: { from: string; to: string }; bucket: ChartBucket }

export const valueInput = ({ model, version, range, bucket }: ValueAsk) => ({
  model,
  version,
  ...range,
  granularity: bucket,
})
