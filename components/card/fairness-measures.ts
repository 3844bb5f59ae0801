import type { FairnessMeasure } from '@/domain/fairness/group'

/** In the order they are shown; named here so that the browser does not load how they are computed. */
export const MEASURES = [
  'selection_rate',
  'equal_opportunity',
  'calibration',
] as const satisfies readonly FairnessMeasure[]
export type Measure = (typeof MEASURES)[number]
