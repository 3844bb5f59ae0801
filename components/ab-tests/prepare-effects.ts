import type { AbTest, Comparison, MetricResult, Results } from './figures'
import { differenceText, intervalText, marginText, metricTitle, reasonText, valueText } from './metric-words'
import type { AbWords } from './words'

type Guardrail = Results['guardrails'][number]

/** Places on a row's own scale in per cent; zero stands in the middle of every row. */
export type Place = { low: number; value: number; high: number; bad: { from: number; to: number } | null }

export type EffectRow = {
  key: string
  metric: string
  role: MetricResult['role']
  name: string
  /** The version against the control, where there are several. */
  arm: string
  roleText: string
  control: string
  challenger: string
  /** Null: there is none, `reason` says why. */
  difference: string | null
  interval: string
  reason: string
  relative: string
  pValue: number | null
  decided: boolean
  place: Place | null
}

const MIDDLE = 50
const ROOM = 1.15

/** Zero in the middle, the widest of interval and margin near the end. An open side runs to the end. */
export function placeOf(comparison: Comparison, guardrail: Guardrail | undefined): Place | null {
  const { absolute } = comparison
  if (absolute.value === null) return null
  const { value, low, high } = absolute
  const margin = guardrail?.margin ?? 0
  const reach = Math.max(...[value, low ?? 0, high ?? 0, margin].map(Math.abs)) * ROOM || 1
  const at = (figure: number) => MIDDLE + (MIDDLE * figure) / reach
  const limit = guardrail && (guardrail.direction === 'up' ? at(-margin) : at(margin))
  return {
    low: low === null ? 0 : at(low),
    value: at(value),
    high: high === null ? 2 * MIDDLE : at(high),
    bad:
      limit === undefined || !guardrail
        ? null
        : guardrail.direction === 'up'
          ? { from: 0, to: limit }
          : { from: limit, to: 2 * MIDDLE },
  }
}

export const versionOf = ({ arms }: Pick<AbTest, 'arms'>, arm: string | null): string =>
  arms.find((one) => one.arm === arm)?.version ?? ''

export const controlOf = ({ arms }: Pick<AbTest, 'arms'>) => arms.find(({ control }) => control) ?? arms[0]

/** The challenger the verdict is about, else the first. */
export const challengerOf = (test: Pick<AbTest, 'arms'>, results: Pick<Results, 'arm'>) =>
  test.arms.find(({ arm }) => arm === results.arm) ?? test.arms.find(({ control }) => !control)

function armFigure(result: MetricResult, arm: string | undefined, words: AbWords): string {
  const found = result.arms.find((one) => one.arm === arm)
  return valueText(result.metric, found?.value ?? null, words)
}

function rowOf(
  { test, results, words }: { test: AbTest; results: Results; words: AbWords },
  result: MetricResult,
  comparison: Comparison,
): EffectRow {
  const { t } = words
  const { metric, role } = result
  const { absolute, relative, arm } = comparison
  const guardrail = role === 'guardrail' ? results.guardrails.find((one) => one.metric === metric) : undefined
  const known = absolute.value !== null
  return {
    key: `${metric} ${arm}`,
    metric,
    role,
    name: metricTitle(metric, words),
    arm: test.arms.length > 2 ? versionOf(test, arm) : '',
    roleText: guardrail ? t('role.guardrail', { margin: marginText(guardrail, words) }) : t(`role.plain.${role}`),
    control: armFigure(result, controlOf(test)?.arm, words),
    challenger: armFigure(result, arm, words),
    difference: known ? differenceText(metric, absolute.value, words) : null,
    interval: known ? intervalText(metric, absolute, words) : '',
    reason: known ? '' : reasonText(absolute.reason, words),
    relative: relative.value === null ? '' : words.format.share(relative.value, { signed: true }),
    pValue: comparison.adjustedPValue ?? comparison.pValue,
    decided: comparison.decided,
    place: placeOf(comparison, guardrail),
  }
}

/** Every metric against the control, the primary one first as the plan has them. */
export function effectRows(test: AbTest, results: Results, words: AbWords): EffectRow[] {
  return results.metrics.flatMap((result) =>
    result.comparisons.map((comparison) => rowOf({ test, results, words }, result, comparison)),
  )
}

export type SegmentRow = {
  key: string
  segment: string
  arm: string
  difference: string
  interval: string
  pValue: number | null
}

/** The primary metric by segment. */
export function segmentRows(test: AbTest, results: Results, words: AbWords): SegmentRow[] {
  return results.segments
    .filter(({ metric }) => metric === results.primary.metric)
    .flatMap(({ segment, metric, comparisons }) =>
      comparisons.map(({ arm, absolute, adjustedPValue, pValue }) => ({
        key: `${segment} ${arm}`,
        segment: segment.replace(':', ': '),
        arm: test.arms.length > 2 ? versionOf(test, arm) : '',
        difference:
          absolute.value === null ? reasonText(absolute.reason, words) : differenceText(metric, absolute.value, words),
        interval: absolute.value === null ? '' : intervalText(metric, absolute, words),
        pValue: adjustedPValue ?? pValue,
      })),
    )
}
