import { SERVICE_COUNTS as C, latencyQuantile, SERVICE_SUMS as S, type ServiceSummary } from './summary'

export type ServiceReason = 'no_requests' | 'no_latencies' | 'no_samples'
export type ServiceFigure = { value: number } | { value: null; reason: ServiceReason }

/** Figures of one window. `memoryMb` and `cpuSeconds` are means per sample. */
export type ServiceFigures = {
  requests: number
  errors: number
  errorRate: ServiceFigure
  latencyMs: { p50: number | null; p95: number | null; p99: number | null; mean: number | null; reason?: ServiceReason }
  memoryMb: ServiceFigure
  cpuSeconds: ServiceFigure
}

function mean(sum: number | undefined, n: number | undefined, reason: ServiceReason): ServiceFigure {
  return n !== undefined && n > 0 ? { value: (sum ?? 0) / n } : { value: null, reason }
}

/** Reads a service summary. */
export function summariseService(summary: Readonly<ServiceSummary>): ServiceFigures {
  const { counts, sums } = summary
  const requests = counts[C.requests] ?? 0
  const timed = counts[C.timed] ?? 0
  const reason: ServiceReason = requests > 0 ? 'no_latencies' : 'no_requests'
  return {
    requests,
    errors: counts[C.errors] ?? 0,
    errorRate: mean(counts[C.errors], requests, 'no_requests'),
    latencyMs: {
      p50: latencyQuantile(summary, 0.5),
      p95: latencyQuantile(summary, 0.95),
      p99: latencyQuantile(summary, 0.99),
      mean: mean(sums[S.latencyMs], timed, reason).value,
      ...(timed <= 0 && { reason }),
    },
    memoryMb: mean(sums[S.memoryMb], counts[C.memorySamples], 'no_samples'),
    cpuSeconds: mean(sums[S.cpuSeconds], counts[C.cpuSamples], 'no_samples'),
  }
}
