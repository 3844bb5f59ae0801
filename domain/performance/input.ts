import { figureInput, flag, segmentText } from '@/domain/figures/input'
import { rfc3339 } from '@/domain/time/rfc3339'

/** `asOf` reads what was known at that time and, like `exact`, goes through the raw rows. */
export const performanceInput = figureInput.extend({
  asOf: rfc3339.optional(),
  segment: segmentText.optional(),
  exact: flag,
})
