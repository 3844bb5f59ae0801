import 'server-only'
import {
  type DriftAsk,
  distributionInput,
  judgedInput,
  newestJudged,
  qualityInput,
  seriesInput,
} from '@/components/drift/drift-ask'
import { rankFindings } from '@/components/drift/rank-findings'
import { api, prefetch, trpc } from '@/lib/trpc/server'

/**
 * Starts what the tab reads. The judged window is waited for, because it decides which features are looked at; where it
 * fails, its panel asks again and says so.
 */
export async function prefetchDrift(ask: DriftAsk, chosen: string | null): Promise<void> {
  const call = await api()
  const options = trpc.monitoring.drift.queryOptions(judgedInput(ask))
  if (ask.preset !== 'nannyml') void prefetch(trpc.monitoring.drift.queryOptions(seriesInput(ask)))
  const answer = await call.monitoring.drift(judgedInput(ask)).catch(() => null)
  void prefetch(answer ? { ...options, queryFn: () => answer } : options)
  const judged = answer && newestJudged(answer)
  if (!judged) return
  void prefetch(trpc.monitoring.quality.queryOptions(qualityInput(ask, judged)))
  const worst = rankFindings(judged.features)[0]?.finding.feature
  const known = judged.features.some((finding) => finding.feature === chosen)
  for (const feature of new Set([worst, known ? chosen : null])) {
    if (feature) void prefetch(trpc.monitoring.distribution.queryOptions(distributionInput(ask, feature, judged)))
  }
}
