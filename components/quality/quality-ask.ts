import { createLoader, parseAsString } from 'nuqs/server'
import type { ChartColor } from '@/components/charts/prepare/spec'
import type { ChartBucket } from '@/components/models/chart-bucket'

type Span = { from: string; to: string }
export type QualityAsk = { model: string; version: string; range: Span; judged: Span; bucket: ChartBucket }
export type QualityFacts = {
  ask: QualityAsk
  color: ChartColor
  zone: string
  referenceRows: number | null
  referenceSnippet: string
}

export const qualityParsers = { feature: parseAsString }
export const loadQualityParams = createLoader(qualityParsers)

export const judgedInput = ({ model, version, judged }: QualityAsk) => ({
  model,
  version,
  ...judged,
  granularity: 'window' as const,
})
export const seriesInput = ({ model, version, range, bucket }: QualityAsk) => ({
  model,
  version,
  ...range,
  granularity: bucket,
})
