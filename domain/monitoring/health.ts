import type { DriftFinding } from '@/domain/drift/finding'
import type { MetricAnswer, MetricKey } from '@/domain/performance/metric'

/** The metric that speaks for a task where there is room for one only; scores are not needed for the first that has a value. */
export const LEADING_METRICS: Record<string, readonly MetricKey[]> = {
  binary: ['roc_auc', 'f1', 'accuracy'],
  regression: ['mae'],
  multiclass: ['accuracy'],
}

/** Whether less is better. */
export const LOWER_IS_BETTER: ReadonlySet<MetricKey> = new Set<MetricKey>([
  'mae',
  'rmse',
  'mape',
  'smape',
  'log_loss',
  'brier',
  'ece',
])

export type Span = { from: string; to: string }
export type MetricReading = { value: number; low: number | null; high: number | null; labelled: number; span: Span }

export type HealthSummary = {
  /** The window that drift and quality speak of. */
  window: Span
  n: number
  drift:
    | {
        measured: true
        features: number
        drifted: number
        insufficient: number
        worst: { feature: string; method: string; value: number; threshold: number } | null
      }
    | { measured: false; reason: string }
  performance:
    | {
        measured: true
        metric: MetricKey
        now: MetricReading
        before: MetricReading | null
        verdict: 'worse' | 'steady' | 'better' | 'unknown'
      }
    | { measured: false; reason: string }
  quality: { measured: boolean; worse: number; worst: string | null; unknownFeatures: number }
}

/** How many features moved, and the one furthest beyond its own threshold. */
export function driftHealth(findings: readonly DriftFinding[], hasReference: boolean): HealthSummary['drift'] {
  if (!hasReference) return { measured: false, reason: 'no_reference' }
  const judged = findings.filter((finding) => finding.drifted === true || finding.drifted === false)
  const insufficient = findings.filter((finding) => finding.drifted === 'insufficient').length
  if (judged.length === 0) return { measured: false, reason: insufficient > 0 ? 'too_few' : 'not_measurable' }
  const excess = (finding: DriftFinding) =>
    finding.value !== null && finding.threshold !== null && finding.threshold > 0
      ? finding.value / finding.threshold
      : 0
  const drifted = judged.filter((finding) => finding.drifted === true).sort((a, b) => excess(b) - excess(a))
  const [first] = drifted
  const worst =
    first && first.value !== null && first.threshold !== null
      ? { feature: first.feature, method: first.method, value: first.value, threshold: first.threshold }
      : null
  return { measured: true, features: findings.length, drifted: drifted.length, insufficient, worst }
}

/** Worse or better only where the two 95 % intervals do not overlap. */
export function compareReadings(
  metric: MetricKey,
  now: MetricReading,
  before: MetricReading | null,
): 'worse' | 'steady' | 'better' | 'unknown' {
  if (!before || now.low === null || now.high === null || before.low === null || before.high === null) return 'unknown'
  const [falls, rises] = LOWER_IS_BETTER.has(metric) ? (['better', 'worse'] as const) : (['worse', 'better'] as const)
  if (now.high < before.low) return falls
  if (now.low > before.high) return rises
  return 'steady'
}

export function readingOf(answer: MetricAnswer | undefined, labelled: number, span: Span): MetricReading | null {
  if (!answer || answer.value === null) return null
  return { value: answer.value, low: answer.low, high: answer.high, labelled, span }
}

export type Attention = 'performance' | 'drift' | 'quality'

/** What calls for somebody, most serious first; empty when all is well or nothing can be said. */
export function attentionOf(health: HealthSummary): Attention[] {
  const reasons: Attention[] = []
  if (health.performance.measured && health.performance.verdict === 'worse') reasons.push('performance')
  if (health.drift.measured && health.drift.drifted > 0) reasons.push('drift')
  if (health.quality.measured && health.quality.worse + health.quality.unknownFeatures > 0) reasons.push('quality')
  return reasons
}

const RANK: Record<Attention, number> = { quality: 1, drift: 2, performance: 3 }

/** The most serious reason as a number, 0 for none; lists sort by it. */
export function attentionRank(health: HealthSummary): number {
  return Math.max(0, ...attentionOf(health).map((reason) => RANK[reason]))
}
