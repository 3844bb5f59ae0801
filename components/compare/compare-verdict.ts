import { type DifferenceVerdict, verdictOnDifference } from '@/domain/compare/difference-verdict'
import { LEADING_METRICS, LOWER_IS_BETTER } from '@/domain/monitoring/health'
import type { MetricKey } from '@/domain/performance/metric'
import type { CompareAnswer, Comparison } from './figures'

export type CompareVerdict = { version: string; against: string } & (
  | { kind: 'value'; word: DifferenceVerdict; value: number; low: number | null; high: number | null }
  | {
      kind: 'metric'
      word: DifferenceVerdict
      metric: MetricKey
      own: number
      other: number
      value: number
      low: number | null
      high: number | null
    }
  | { kind: 'none' }
)

/** The metric that speaks for the comparison: the first leading one that all versions have. */
function speakingMetric(answer: Pick<CompareAnswer, 'segments' | 'task' | 'comparisons'>): MetricKey | null {
  if (answer.segments.metric) return answer.segments.metric
  const keys = LEADING_METRICS[answer.task] ?? []
  return keys.find((key) => answer.comparisons.some(({ metrics }) => metrics[key])) ?? null
}

/** One version against the first: by money where it is known, else by the leading metric. Money is per 1,000 decisions. */
export function compareVerdict(answer: CompareAnswer, comparison: Comparison): CompareVerdict {
  const { version, against, value } = comparison
  const names = { version, against }
  if (value && value.value !== null) {
    const { low, high } = value
    const times = (x: number | null) => (x === null ? null : x * 1000)
    return {
      ...names,
      kind: 'value',
      word: verdictOnDifference(value, 'higher'),
      value: value.value * 1000,
      low: times(low),
      high: times(high),
    }
  }
  const metric = speakingMetric(answer)
  const found = metric && comparison.metrics[metric]
  const read = (name: string) =>
    (metric && answer.versions.find((one) => one.version === name)?.metrics[metric]?.value) ?? null
  const [own, other] = [read(version), read(against)]
  if (!metric || !found || own === null || other === null) return { ...names, kind: 'none' }
  return {
    ...names,
    kind: 'metric',
    word: found.verdict,
    metric,
    own,
    other,
    value: found.value,
    low: found.low,
    high: found.high,
  }
}

function merit(verdict: CompareVerdict): number {
  if (verdict.kind === 'none') return Number.NEGATIVE_INFINITY
  if (verdict.kind === 'metric' && LOWER_IS_BETTER.has(verdict.metric)) return -verdict.value
  return verdict.value
}

/** The verdicts of all comparisons, the most promising version first. */
export function rankedVerdicts(answer: CompareAnswer): CompareVerdict[] {
  return answer.comparisons.map((one) => compareVerdict(answer, one)).sort((a, b) => merit(b) - merit(a))
}
