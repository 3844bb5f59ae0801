import { z } from 'zod'
import { pageInput } from '@/domain/lists/page'
import { plainText, slug } from '@/domain/lists/text'
import { rfc3339 } from '@/domain/time/rfc3339'

export const createKpiInput = z.strictObject({
  useCase: slug,
  slug,
  name: plainText(120),
  unit: plainText(40),
  direction: z.enum(['up', 'down']),
  target: z.number(),
  source: plainText(2000),
})

export const kpiValue = z.strictObject({
  timestamp: rfc3339,
  value: z.number(),
  numerator: z.number().optional(),
  denominator: z.number().optional(),
  version: plainText(120).optional(),
  arm: plainText(120).optional(),
})
const KPI_VALUES_MAX = 10_000
export const pushKpiValuesInput = z.strictObject({ slug, values: z.array(z.unknown()).min(1).max(KPI_VALUES_MAX) })
export const kpiRef = z.strictObject({ slug })
export const listKpisInput = pageInput.extend({ useCase: slug.optional() })
export const listKpiValuesInput = pageInput.extend({ slug, from: rfc3339.optional(), to: rfc3339.optional() })
