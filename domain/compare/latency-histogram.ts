import { Z } from '@/domain/performance/confidence'
import { latencyQuantile, SERVICE_COUNTS, type ServiceSummary } from '@/domain/service-health/summary'
import type { LatencyFigures, QuantileFigure } from './latency'

/** Latency quantiles (ms) from a service summary, each off by at most 1 %, limits at the ranks of `latencyFigures`. */
export function latencyFromHistogram(summary: Readonly<ServiceSummary>): LatencyFigures {
  const n = summary.counts[SERVICE_COUNTS.timed] ?? 0
  const figure = (q: number): QuantileFigure => {
    const half = n > 0 ? Z * Math.sqrt((q * (1 - q)) / n) : 0
    const value = latencyQuantile(summary, q)
    const low = latencyQuantile(summary, Math.max(0, q - half))
    const high = latencyQuantile(summary, Math.min(1, q + half + 1 / Math.max(1, n)))
    return value === null || low === null || high === null
      ? { value: null, reason: 'no_latencies' }
      : { value, low, high }
  }
  return { n, p50: figure(0.5), p95: figure(0.95), p99: figure(0.99) }
}
