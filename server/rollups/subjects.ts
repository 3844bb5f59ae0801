/** What a rollup row is about. */
export const SUBJECT = {
  /** Feature and score distributions. */
  inputs: 1,
  /** Counts of predictions, labels, delays. */
  cases: 2,
  /** Counts of predictions and labels per segment, without delays. */
  segmentCases: 6,
  /** Labelled predictions. */
  performance: 3,
  /** Under label policy `absence`: unlabelled predictions as if the label were the value of absence. */
  absent: 4,
  /** Requests, errors, latency, memory, CPU. */
  service: 5,
} as const
export type Subject = (typeof SUBJECT)[keyof typeof SUBJECT]

export const LEVEL = { hour: 1, day: 2 } as const
export type Level = (typeof LEVEL)[keyof typeof LEVEL]

/** Segment 0 is everything; others are declared fields (0 to 4) with their value's code (0 is "other"). */
export const ALL_SEGMENTS = 0
const CODES_PER_FIELD = 64

export function segmentId(field: number, code: number): number {
  return 1 + field * CODES_PER_FIELD + Math.max(0, code)
}
