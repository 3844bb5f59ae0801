import 'server-only'
import type { z } from 'zod'
import { exposureRow, outcomeRow } from '@/domain/ab-tests/input'
import { kpiValue } from '@/domain/kpis/input'
import { labelRow, predictionRow } from '@/domain/predictions/input'

/**
 * What one row of a batch looks like, by the operation that takes it. Rows are checked one by one, so that a bad one
 * costs no good one, and the contract of the whole batch says nothing about them.
 */
export const ROW_CONTRACTS: Record<string, z.ZodType> = {
  'predictions.ingest': predictionRow,
  'labels.ingest': labelRow,
  'kpis.pushValues': kpiValue,
  'abTests.expose': exposureRow,
  'abTests.outcomes': outcomeRow,
}
