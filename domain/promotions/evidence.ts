import { canonicalJson } from '@/domain/audit/canonical-json'
import type { EnvironmentKind } from '@/domain/deployments/input'
import type { FairnessMeasure } from '@/domain/fairness/measure'
import type { ModelKind, Task } from '@/domain/models/input'
import type { MetricKey } from '@/domain/performance/metric'
import type { RiskTier } from '@/domain/use-cases/risk-tier'
import type { AttestationKind } from './attestation'

/** The newest labelled cases that count: enough for half a point, and few enough for a short transaction. */
export const EVIDENCE_CASES_MAX = 5000

/** A figure that is not there says why. */
export type Absent = { measured: false; reason: string }

/** One metric of two versions on the same labelled cases; the difference is candidate minus champion. */
export type SameRows = {
  measured: true
  metric: MetricKey
  lowerIsBetter: boolean
  n: number
  candidate: number
  champion: number
  difference: { value: number; low: number | null; high: number | null }
}

/** One metric of the candidate alone. */
export type OwnPerformance = {
  measured: true
  metric: MetricKey
  value: number
  low: number | null
  high: number | null
}

/** The widest gap of a measure between two values of a segment; `atLeast`: what some two differ by beyond chance. */
export type FairnessGap = {
  segment: string
  measure: FairnessMeasure
  lowest: { value: string; figure: number; n: number }
  highest: { value: string; figure: number; n: number }
  gap: number
  low: number
  high: number
  atLeast: number
}

export type DriftEvidence = {
  measured: true
  features: number
  drifted: number
  insufficient: number
  worst: { feature: string; method: string; value: number; threshold: number } | null
}
export type QualityEvidence = { measured: true; features: number; worse: number; worst: string | null }

export type VouchedFor = {
  id: string
  kind: AttestationKind
  personId: string
  name: string
  roles: readonly string[]
  at: string
}

/**
 * Everything a promotion is judged on, frozen at `asOf` over `window`: what became known later is not part of it, so the
 * same evidence can be collected again. Times are RFC 3339 in UTC, figures null or absent with a reason, never 0.
 */
export type Evidence = {
  asOf: string
  /** Rows received up to here count; a moment before `asOf` while rows keep coming in. */
  dataAsOf: string
  window: { from: string; to: string } | null
  model: { slug: string; kind: ModelKind; task: Task; riskTier: RiskTier }
  version: {
    id: string
    version: string
    digest: string
    /** The person who made it; null where no person is known. */
    authorId: string | null
    archived: boolean
    features: number
    /** Features without a sensitivity class. */
    unclassified: readonly string[]
  }
  /** What serves in the environment. */
  champion: { deployment: string; version: string; digest: string } | null
  reference: { digest: string; rows: number } | null
  /** How many are kept with the version, and the SHA-256 of their names and contents. */
  artifacts: { files: number; digest: string }
  labelled: number
  /** There are, or may be, more labelled cases than the newest ones that count. */
  moreLabelled: boolean
  performance: OwnPerformance | Absent
  comparison: SameRows | Absent
  drift: DriftEvidence | Absent
  quality: QualityEvidence | Absent
  fairness: { measured: true; gaps: readonly FairnessGap[] } | Absent
  /** Test cases kept with the version; null where nothing runs them. */
  rules: { tests: number; failed: readonly string[] } | null
  attestations: readonly VouchedFor[]
}

export type FrozenRequest = {
  model: string
  version: string
  environment: { slug: string; kind: EnvironmentKind }
  type: string
  reason: string
  /** Everybody who stands behind the request: the person, the owner of a key, whoever made a key of the installation. */
  requesters: readonly string[]
}

/** What the hash of a promotion covers: what is asked, under which rules, on which evidence, with which verdicts. */
export type FrozenRecord = { request: FrozenRequest; policy: unknown; evidence: Evidence; gates: unknown }

/** The parts of the evidence that are not what they were, by name; a part that was not yet collected then has not moved. */
export function movedParts(before: Evidence, after: Evidence): string[] {
  const names = Object.keys(before) as (keyof Evidence)[]
  return names.filter((name) => canonicalJson(before[name]) !== canonicalJson(after[name])).sort()
}
