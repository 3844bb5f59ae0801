import { benjaminiHochberg } from '@/stats/inference/benjamini-hochberg'
import type { DriftFinding } from './finding'

/**
 * Fills `adjustedPValue` by Benjamini-Hochberg over all features of one window, method by method. Findings without a
 * p-value, or with too few rows to decide, are left out of the family. The order stays.
 */
export function adjustFindings(findings: readonly DriftFinding[]): DriftFinding[] {
  const family = new Map<string, { index: number; pValue: number }[]>()
  for (const [index, { method, pValue, drifted }] of findings.entries()) {
    if (pValue === null || drifted === 'insufficient') continue
    family.set(method, [...(family.get(method) ?? []), { index, pValue }])
  }
  const adjusted = findings.map((finding) => ({ ...finding }))
  for (const members of family.values()) {
    const values = benjaminiHochberg(members.map(({ pValue }) => pValue))
    for (const [place, { index }] of members.entries()) {
      const finding = adjusted[index]
      if (finding) finding.adjustedPValue = values[place] ?? null
    }
  }
  return adjusted
}
