import { z } from 'zod'
import { figureInput, flag } from '@/domain/figures/input'
import { DRIFT_PRESETS } from './finding'

export const driftInput = figureInput.extend({
  /** Comma list; without it the preset's default for each feature. */
  method: z.string().max(400).optional(),
  /** `evidently` until the calibrated alarm is there; `calibrated` answers with a reason. */
  preset: z.enum(DRIFT_PRESETS).default('evidently'),
  exact: flag,
})

export const distributionInput = figureInput.omit({ granularity: true }).extend({ feature: z.string().min(1).max(200) })
