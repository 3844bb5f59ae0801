import { LABEL_COUNTS } from '@/domain/performance/label-delays'

/** Counts per bucket and segment: predictions, those flagged, those with an error; from `labels` on those of LABEL_COUNTS. */
export const CASES = { predictions: 0, flagged: 1, errors: 2, labels: 3 } as const
export const CASES_SIZE = CASES.labels + LABEL_COUNTS.size
/** Segments keep the counts and leave the delays out. */
export const SEGMENT_CASES_SIZE = CASES.labels + LABEL_COUNTS.delays
