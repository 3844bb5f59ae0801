import 'server-only'
import type { BatchReport, RejectedRow } from '@/domain/predictions/batch'
import { AppError } from '@/server/kernel/app-error'

/** Nothing of an atomic batch is kept when one row is refused. */
export function refuseAtomic(rejected: readonly RejectedRow[], received: number): never {
  const body: BatchReport = { received, accepted: 0, duplicates: 0, flagged: 0, rejected: [...rejected] }
  throw new AppError(
    'all_rejected',
    `nothing was stored: the batch is atomic and ${rejected.length} of its rows were refused`,
    {
      body: { ...body },
    },
  )
}

/** 422 with the rows' problems when none could be stored; the report otherwise. */
export function requireSome(report: BatchReport): BatchReport {
  if (report.received > 0 && report.rejected.length === report.received) {
    throw new AppError('all_rejected', `all ${report.received} rows were refused`, { body: { ...report } })
  }
  return report
}
