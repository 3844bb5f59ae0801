import { z } from 'zod'
import { plainText, slug } from '@/domain/lists/text'
import { rfc3339 } from '@/domain/time/rfc3339'

const bound = z.coerce.number().gt(0).max(1)

/** Without `field` every declared segment field; a bound is the widest gap between two groups that is still accepted. */
export const fairnessInput = z.strictObject({
  model: slug,
  version: z.string().min(1).max(120),
  field: plainText(80).optional(),
  from: rfc3339.optional(),
  to: rfc3339.optional(),
  selectionRate: bound.optional(),
  equalOpportunity: bound.optional(),
  calibration: bound.optional(),
})
