import type { DriftFinding } from '@/domain/drift/finding'

export type FindingState = 'drifted' | 'steady' | 'insufficient' | 'unmeasured'
export type RankedFinding = {
  finding: DriftFinding
  state: FindingState
  /** How far beyond its own limit: 1 is at the limit; null where it was not measured. */
  excess: number | null
}

/** Tests of the presets answer with a p-value: less is further away. */
export function answersWithP(finding: Pick<DriftFinding, 'value' | 'pValue'>): boolean {
  return finding.value !== null && finding.value === finding.pValue
}

function findingState(finding: DriftFinding): FindingState {
  if (finding.drifted === 'insufficient') return 'insufficient'
  if (finding.drifted === null || finding.value === null) return 'unmeasured'
  return finding.drifted ? 'drifted' : 'steady'
}

const TINY = 1e-300

function excessOf(finding: DriftFinding): number | null {
  const { value, threshold } = finding
  if (value === null) return null
  if (threshold === null) return value
  if (answersWithP(finding)) return threshold / Math.max(value, TINY)
  return threshold > 0 ? value / threshold : value
}

const ORDER: Record<FindingState, number> = { drifted: 0, steady: 1, insufficient: 2, unmeasured: 3 }

/** One finding per feature, the furthest beyond its own limit first; what could not be judged comes last. */
export function rankFindings(findings: readonly DriftFinding[]): RankedFinding[] {
  const first = new Map<string, DriftFinding>()
  for (const finding of findings) if (!first.has(finding.feature)) first.set(finding.feature, finding)
  return [...first.values()]
    .map((finding) => ({ finding, state: findingState(finding), excess: excessOf(finding) }))
    .sort(
      (a, b) =>
        ORDER[a.state] - ORDER[b.state] ||
        (b.excess ?? -1) - (a.excess ?? -1) ||
        a.finding.feature.localeCompare(b.finding.feature),
    )
}
