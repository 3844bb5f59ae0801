import { createLoader, parseAsString } from 'nuqs/server'
import type { ChartColor } from '@/components/charts/prepare/spec'
import type { ChartBucket } from '@/components/models/chart-bucket'
import type { FeatureQuality } from '@/domain/quality/summary'
import { rankQuality } from './rank-quality'

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
export const seriesInput = ({ model, version, range, bucket }: QualityAsk, feature: string | null) => ({
  model,
  version,
  ...range,
  granularity: bucket,
  ...(feature !== null && { feature }),
})

type Judged = { hasReference: boolean; windows: readonly { features: readonly FeatureQuality[] }[] }

/** The feature that is shown over time: the one asked for, else the worst; none without a reference. */
export function chosenFeature({ hasReference, windows }: Judged, asked: string | null): string | null {
  const features = (hasReference && windows[0]?.features) || []
  return (features.find(({ feature }) => feature === asked) ?? rankQuality(features)[0])?.feature ?? null
}
