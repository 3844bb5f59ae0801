'use client'
import { useSuspenseQuery } from '@tanstack/react-query'
import { useTRPC } from '@/lib/trpc/client'
import { type DriftAsk, distributionInput, judgedInput, newestJudged, qualityInput, seriesInput } from './drift-ask'
import { type RankedFinding, rankFindings } from './rank-findings'

type Span = { from: string; to: string }

/** The judged window with its ranking, and the series over the range. */
export function useDrift(ask: DriftAsk) {
  const trpc = useTRPC()
  const judging = useSuspenseQuery(trpc.monitoring.drift.queryOptions(judgedInput(ask)))
  const series = useSuspenseQuery(trpc.monitoring.drift.queryOptions(seriesInput(ask)))
  const judged = newestJudged(judging.data)
  const ranked: RankedFinding[] = rankFindings(judged?.features ?? [])
  const span: Span = judged ? { from: judged.from, to: judged.to } : ask.judged
  return { ranked, span, series: series.data.windows }
}

export type Drift = ReturnType<typeof useDrift>

export function useDistribution(ask: DriftAsk, feature: string, span: Span) {
  const trpc = useTRPC()
  return useSuspenseQuery(trpc.monitoring.distribution.queryOptions(distributionInput(ask, feature, span))).data
}

/** Missing share by feature in a window. */
export function useMissing(ask: DriftAsk, span: Span): ReadonlyMap<string, number | null> {
  const trpc = useTRPC()
  const { data } = useSuspenseQuery(trpc.monitoring.quality.queryOptions(qualityInput(ask, span)))
  return new Map(data.windows[0]?.features.map(({ feature, missing }) => [feature, missing.window]))
}
