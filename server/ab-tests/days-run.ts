import 'server-only'
import type { Tx } from '@/db/engine/engine'
import { DAY_MS } from '@/domain/time/windows'
import type { TestFrame } from './test-frame'

/**
 * Days a test has run by a time: from the first exposure until the last unit is older than H. What is read later, as a replay of the
 * past is, has not run any longer.
 */
export async function daysRunBy(tx: Tx, { test, waitSeconds }: TestFrame, asOf: number): Promise<number> {
  const [row] = await tx.raw.query<{ first: number | null; last: number | null }>(
    `select (extract(epoch from min(at)) * 1000)::float8 as first, (extract(epoch from max(at)) * 1000)::float8 as last
     from ab_exposures where test_no = $1 and at <= to_timestamp($2::float8 / 1000)`,
    [test.no, asOf],
  )
  if (!row || row.first === null || row.last === null) return 0
  return (Math.min(asOf, row.last + (waitSeconds ?? 0) * 1000) - row.first) / DAY_MS
}
