import 'server-only'
import { chosenFeature, judgedInput, type QualityAsk, seriesInput } from '@/components/quality/quality-ask'
import { api, prefetch, trpc } from '@/lib/trpc/server'

/**
 * Starts what the tab reads. The judged window is waited for, because it decides which feature is shown over time; where it
 * fails, its panel asks again and says so.
 */
export async function prefetchQuality(ask: QualityAsk, asked: string | null): Promise<void> {
  const call = await api()
  const options = trpc.monitoring.quality.queryOptions(judgedInput(ask))
  const judged = await call.monitoring.quality(judgedInput(ask)).catch(() => null)
  void prefetch(judged ? { ...options, queryFn: () => judged } : options)
  if (judged) void prefetch(trpc.monitoring.quality.queryOptions(seriesInput(ask, chosenFeature(judged, asked))))
}
