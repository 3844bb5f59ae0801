/** Shortest and longest latency told apart, in milliseconds: 0.01 ms to 1 h. */
const SHORTEST_MS = 0.01
const LONGEST_MS = 3_600_000
const GROWTH = 1.02
const LOG_GROWTH = Math.log(GROWTH)
const LOG_BINS = Math.ceil(Math.log(LONGEST_MS / SHORTEST_MS) / LOG_GROWTH)

/** One bin up to 0.01 ms, log bins, one beyond 1 h. */
export const LATENCY_BINS = LOG_BINS + 2

/** Bin of a latency >= 0 ms: 0 up to 0.01 ms, j for (0.01 x 1.02^(j-1), 0.01 x 1.02^j] ms, the last beyond 1 h. */
export function latencyBin(ms: number): number {
  if (ms <= SHORTEST_MS) return 0
  return Math.min(LATENCY_BINS - 1, Math.max(1, Math.ceil(Math.log(ms / SHORTEST_MS) / LOG_GROWTH)))
}

/**
 * The latency a bin stands for: the point whose relative distance to both of its ends is the same, (1.02 - 1) / (1.02 + 1) = 0.99 %.
 * 0.01 ms for the first bin, 1 h for the last.
 */
export function latencyOfBin(bin: number): number {
  if (bin <= 0) return SHORTEST_MS
  if (bin >= LATENCY_BINS - 1) return LONGEST_MS
  return (SHORTEST_MS * GROWTH ** bin * 2) / (1 + GROWTH)
}
