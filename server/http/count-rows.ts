import 'server-only'
import type { BatchReport } from '@/domain/predictions/batch'
import { counter } from '@/server/kernel/metrics'

const rows = counter('plumbline_rows_total', 'Rows that came in over the API, by operation and what became of them.')

/** Adds a batch to the counters of /metrics; takes the report of a batch that was refused as a whole, too. */
export function countRows(operation: string, report: Partial<BatchReport>): void {
  const { accepted = 0, duplicates = 0, flagged = 0, rejected = [] } = report
  rows.count({ operation, fate: 'accepted' }, accepted)
  rows.count({ operation, fate: 'duplicate' }, duplicates)
  rows.count({ operation, fate: 'flagged' }, flagged)
  rows.count({ operation, fate: 'rejected' }, rejected.length)
}
