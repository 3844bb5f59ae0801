import { z } from 'zod'
import { figureInput } from '@/domain/figures/input'

export const qualityInput = figureInput.extend({
  /** One feature instead of all of them; what holds for the whole window stays. */
  feature: z.string().min(1).max(200).optional(),
})
