'use client'
import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import type { PerformanceWindow } from '@/components/models/figures'
import { useTRPC } from '@/lib/trpc/client'
import { type PerformanceAsk, seriesInput, totalInput } from './performance-ask'
import type { PerformanceFacts } from './performance-facts'

/** The whole range as one window, and the range cut for charts over time. */
export function usePerformance(ask: PerformanceAsk) {
  const trpc = useTRPC()
  const total = useSuspenseQuery(trpc.monitoring.performance.queryOptions(totalInput(ask)))
  const series = useSuspenseQuery(trpc.monitoring.performance.queryOptions(seriesInput(ask)))
  return { total: total.data.windows[0] ?? null, series: series.data.windows, classes: total.data.classes }
}

/** The same figures of the version it is compared with; they come later and never hold up the first ones. */
export function useComparedPerformance({ ask, compared }: PerformanceFacts): {
  version: string
  color: NonNullable<PerformanceFacts['compared']>['color']
  total: PerformanceWindow | null
  series: PerformanceWindow[]
} | null {
  const trpc = useTRPC()
  const other = { ...ask, version: compared?.version ?? ask.version }
  const enabled = compared !== null
  const series = useQuery({ ...trpc.monitoring.performance.queryOptions(seriesInput(other)), enabled })
  const total = useQuery({ ...trpc.monitoring.performance.queryOptions(totalInput(other)), enabled })
  if (!compared || !series.data) return null
  return { ...compared, total: total.data?.windows[0] ?? null, series: series.data.windows }
}
