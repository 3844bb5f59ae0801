import 'server-only'
import type { AbRowProblem } from '@/domain/ab-tests/check-rows'
import type { BatchReport } from '@/domain/predictions/batch'
import { requireSome } from '@/server/predictions/batch-report'

export type AbRejected = AbRowProblem & { index: number; id: string | null; retryable: boolean }
export type AbBatch<Row> = { prepared: Row[]; rejected: AbRejected[] }

/** The report of every batch; its codes are those of predictions and the tests' own. */
export function reportOf(batch: AbBatch<unknown>, counts: Omit<BatchReport, 'rejected'>): BatchReport {
  const rejected = [...batch.rejected].sort((a, b) => a.index - b.index) as BatchReport['rejected']
  return requireSome({ ...counts, rejected })
}
