import type { ChartColor } from '@/components/charts/prepare/spec'
import type { ChartBucket } from '@/components/models/chart-bucket'

export type ServiceAsk = { model: string; version: string; range: { from: string; to: string }; bucket: ChartBucket }
export type ServiceFacts = {
  ask: ServiceAsk
  color: ChartColor
  zone: string
  /** Calls that send what is missing. */
  snippets: { latency: string; resources: string }
}

export const totalInput = ({ model, version, range }: ServiceAsk) => ({
  model,
  version,
  ...range,
  granularity: 'window' as const,
})
export const seriesInput = ({ model, version, range, bucket }: ServiceAsk) => ({
  model,
  version,
  ...range,
  granularity: bucket,
})
