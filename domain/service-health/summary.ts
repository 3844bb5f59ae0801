import { bump } from '@/stats/metrics/bump'
import { LATENCY_BINS, latencyBin, latencyOfBin } from './latency-bins'

/** Offsets of a service summary. `latencies` begins the histogram. */
export const SERVICE_COUNTS = {
  requests: 0,
  errors: 1,
  /** Requests that say how long they took. */
  timed: 2,
  /** Latencies that are negative or not a number. */
  latencyInvalid: 3,
  memorySamples: 4,
  cpuSamples: 5,
  latencies: 6,
  size: 6 + LATENCY_BINS,
} as const
export const SERVICE_SUMS = { latencyMs: 0, memoryMb: 1, cpuSeconds: 2, size: 3 } as const

/**
 * Service figures of one (version, bucket): both arrays add element by element. The histogram is dense on purpose: of its 997
 * bins an hour fills some dozens, and the database compresses the runs of zeros: 10,000 requests take about 0.5 kB.
 */
export type ServiceSummary = { counts: number[]; sums: number[] }

/** One request. `latencyMs` null where it was not reported; a failed request's latency counts like any other. */
export type ServiceRow = { latencyMs: number | null; failed: boolean; sign: 1 | -1 }
/** One sample of what runs; each part null where it was not reported. */
export type ResourceSample = { memoryMb: number | null; cpuSeconds: number | null; sign: 1 | -1 }

export function emptyServiceSummary(): ServiceSummary {
  return {
    counts: new Array<number>(SERVICE_COUNTS.size).fill(0),
    sums: new Array<number>(SERVICE_SUMS.size).fill(0),
  }
}

/** Adds one request in place, or takes it back with sign -1. Allocates nothing. */
export function foldService({ counts, sums }: ServiceSummary, { latencyMs, failed, sign }: ServiceRow): void {
  bump(counts, SERVICE_COUNTS.requests, sign)
  if (failed) bump(counts, SERVICE_COUNTS.errors, sign)
  if (latencyMs === null) return
  if (!(latencyMs >= 0 && latencyMs < Number.POSITIVE_INFINITY)) {
    bump(counts, SERVICE_COUNTS.latencyInvalid, sign)
    return
  }
  bump(counts, SERVICE_COUNTS.timed, sign)
  bump(counts, SERVICE_COUNTS.latencies + latencyBin(latencyMs), sign)
  bump(sums, SERVICE_SUMS.latencyMs, sign * latencyMs)
}

/** Adds one resource sample in place, or takes it back. Values that are not finite count as not reported. */
export function foldResources({ counts, sums }: ServiceSummary, { memoryMb, cpuSeconds, sign }: ResourceSample): void {
  if (memoryMb !== null && Number.isFinite(memoryMb)) {
    bump(counts, SERVICE_COUNTS.memorySamples, sign)
    bump(sums, SERVICE_SUMS.memoryMb, sign * memoryMb)
  }
  if (cpuSeconds !== null && Number.isFinite(cpuSeconds)) {
    bump(counts, SERVICE_COUNTS.cpuSamples, sign)
    bump(sums, SERVICE_SUMS.cpuSeconds, sign * cpuSeconds)
  }
}

function addInto(target: number[], part: readonly number[]) {
  if (target.length !== part.length) throw new RangeError('service summaries of different sizes do not add')
  for (let i = 0; i < target.length; i++) target[i] = (target[i] ?? 0) + (part[i] ?? 0)
}

/** A new summary: the sum of all parts, empty for none. Throws a RangeError where a size differs. */
export function mergeServiceSummaries(parts: Iterable<Readonly<ServiceSummary>>): ServiceSummary {
  const merged = emptyServiceSummary()
  for (const part of parts) {
    addInto(merged.counts, part.counts)
    addInto(merged.sums, part.sums)
  }
  return merged
}

/**
 * Latency in ms that a share `q` in [0, 1] of timed requests does not exceed (nearest rank), relative error at most 1 % between
 * 0.01 ms and 1 h. Null without timed requests.
 */
export function latencyQuantile({ counts }: Readonly<ServiceSummary>, q: number): number | null {
  const n = counts[SERVICE_COUNTS.timed] ?? 0
  if (n <= 0) return null
  const rank = Math.max(1, Math.ceil(q * n))
  let seen = 0
  for (let bin = 0; bin < LATENCY_BINS; bin++) {
    seen += counts[SERVICE_COUNTS.latencies + bin] ?? 0
    if (seen >= rank) return latencyOfBin(bin)
  }
  return null
}
