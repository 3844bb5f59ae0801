import type { MetricRole } from '@/domain/ab-tests/figures'
import type { Plan } from '@/domain/ab-tests/input'
import { type MetricKind, metricKind, needsLabels } from '@/domain/ab-tests/metric'

/** Cells that are not of a metric of the plan: exposed units (n), those served otherwise (sum), those in several arms (squares). */
export const EXPOSED = 0
/** First labels by time since exposure; the bin is the cell's segment. */
export const DELAYS = -1
/** Of the predictions decided positive, or negative, how many (denominator) and how many of them were labelled (sum). */
export const DECIDED = { positive: -2, negative: -3 } as const

/** In shadow mode a metric's cells are three: of the challenger, and at these distances those with the products across. */
export const PAIRED = { across: 100, control: 200 } as const

export type PlannedMetric = {
  /** Place in the plan, from 1: what its cells are stored under. */
  no: number
  metric: string
  role: MetricRole
  kind: MetricKind
  /** Read only when H has passed since exposure. */
  waits: boolean
}

export const isKpi = (metric: string): boolean => metric.startsWith('kpi:')

/** The plan's metrics in their order: primary, guardrails, secondary. Names that are none are left out. */
export function plannedMetrics(plan: Plan): PlannedMetric[] {
  const named: { metric: string; role: MetricRole }[] = [
    { metric: plan.primary.metric, role: 'primary' },
    ...plan.guardrails.map(({ metric }) => ({ metric, role: 'guardrail' as const })),
    ...plan.secondary.map((metric) => ({ metric, role: 'secondary' as const })),
  ]
  return named.flatMap(({ metric, role }, place) => {
    const kind = metricKind(metric)
    if (kind === 'unknown_metric' || kind === 'metric_not_comparable') return []
    return [{ no: place + 1, metric, role, kind, waits: needsLabels(metric) || isKpi(metric) }]
  })
}
