import { Z } from '@/domain/performance/confidence'

export type QuantileFigure = { value: number; low: number; high: number } | { value: null; reason: 'no_latencies' }
export type LatencyFigures = { n: number; p50: QuantileFigure; p95: QuantileFigure; p99: QuantileFigure }

/**
 * Quantile of sorted values, nearest rank, with distribution-free 95 % limits: the order statistics at ranks
 * nq -+ z sqrt(nq(1-q)) (Conover, Practical Nonparametric Statistics, 3.2), cut at the extremes.
 */
function quantile(sorted: Float64Array, q: number): QuantileFigure {
  const n = sorted.length
  if (n === 0) return { value: null, reason: 'no_latencies' }
  const at = (rank: number) => sorted[Math.min(n, Math.max(1, rank)) - 1] ?? 0
  const half = Z * Math.sqrt(n * q * (1 - q))
  return { value: at(Math.ceil(n * q)), low: at(Math.floor(n * q - half)), high: at(Math.ceil(n * q + half) + 1) }
}

/** Latency quantiles in milliseconds; NaN is unknown and left out. */
export function latencyFigures(latencies: Float64Array): LatencyFigures {
  const sorted = latencies.filter((x) => !Number.isNaN(x)).sort()
  return { n: sorted.length, p50: quantile(sorted, 0.5), p95: quantile(sorted, 0.95), p99: quantile(sorted, 0.99) }
}
