import 'server-only'
import { desc, eq } from 'drizzle-orm'
import type { Tx } from '@/db/engine/engine'
import { abCalibrations } from '@/db/schema'
import { calibrationBadge } from '@/domain/ab-tests/calibration'

/** The newest calibration of a test as its badge; null before the first. */
export async function readCalibration(tx: Tx, testId: string) {
  const [row] = await tx
    .select()
    .from(abCalibrations)
    .where(eq(abCalibrations.testId, testId))
    .orderBy(desc(abCalibrations.day))
    .limit(1)
  if (!row) return null
  const { metric, units, splits, above, below, alpha, at } = row
  const badge = calibrationBadge({ splits, alarms: above + below }, alpha)
  return { ...badge, metric, units, above, below, alpha, at: at.toISOString() }
}
