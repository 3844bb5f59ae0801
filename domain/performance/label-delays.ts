/** Labels arriving at or before this many seconds share the first bin. */
const SHORTEST_SECONDS = 1
const LONGEST_SECONDS = 400 * 86_400
const GROWTH = 1.1
const LOG_BINS = Math.ceil(Math.log(LONGEST_SECONDS / SHORTEST_SECONDS) / Math.log(GROWTH))

/** Offsets of a label summary: `delays` begins the histogram (<= 1 s, log bins up to 400 days, beyond). */
export const LABEL_COUNTS = { labelled: 0, delayUnknown: 1, corrected: 2, delays: 3, size: 3 + LOG_BINS + 2 } as const

/** Counts of labels of one (version, bucket, segment), by event time of the prediction; they add element by element. */
export function emptyLabelCounts(): number[] {
  return new Array<number>(LABEL_COUNTS.size).fill(0)
}

/** Bin of a delay: 0 for <= 1 s (also labels that came first), j for (1.1^(j-1), 1.1^j] s, the last beyond 400 days. */
export function delayBin(seconds: number): number {
  if (seconds <= SHORTEST_SECONDS) return 0
  return Math.min(LOG_BINS + 1, Math.ceil(Math.log(seconds / SHORTEST_SECONDS) / Math.log(GROWTH)))
}

/** Upper end of a delay bin in seconds, Infinity for the last. */
function delayBinEnd(bin: number): number {
  return bin > LOG_BINS ? Number.POSITIVE_INFINITY : SHORTEST_SECONDS * GROWTH ** bin
}

/** Labels whose delay is known. */
export function knownDelays(counts: ArrayLike<number>): number {
  let n = 0
  for (let i = LABEL_COUNTS.delays; i < LABEL_COUNTS.size; i++) n += counts[i] ?? 0
  return n
}

/**
 * Delay in seconds that a share `q` of labels does not exceed, as the upper end of its bin: never below the true quantile, at most
 * 10 % above it (or 1 s). Null without known delays or where it lies beyond 400 days.
 */
export function delayQuantile(counts: ArrayLike<number>, q: number): number | null {
  const n = knownDelays(counts)
  if (n <= 0) return null
  const rank = Math.max(1, Math.ceil(q * n))
  let seen = 0
  for (let bin = 0; bin <= LOG_BINS; bin++) {
    seen += counts[LABEL_COUNTS.delays + bin] ?? 0
    if (seen >= rank) return delayBinEnd(bin)
  }
  return null
}
