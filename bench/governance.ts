import { auditVerifyRows } from './audit-verify'
import { evidenceRows } from './evidence'
import type { BenchRow } from './row'
import { ruleSimulationRows } from './rule-simulation'

/** Verification of the audit, simulation of rules, evidence of a promotion. */
export async function governanceBench(): Promise<BenchRow[]> {
  return [...(await auditVerifyRows()), ...(await ruleSimulationRows()), ...(await evidenceRows())]
}
