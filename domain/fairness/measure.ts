/**
 * selection_rate: share decided positive. equal_opportunity: recall, the share of positives decided positive. calibration: mean
 * score less share of positives, within the group; above 0 the group's risk is overstated.
 */
export const FAIRNESS_MEASURES = ['selection_rate', 'equal_opportunity', 'calibration'] as const
export type FairnessMeasure = (typeof FAIRNESS_MEASURES)[number]
