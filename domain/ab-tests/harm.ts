import { confidenceSequence } from '@/stats/inference/confidence-sequence'
import { challengerIndexes, controlIndex } from './arms'
import type { Pair, PairEstimate } from './compare'
import type { HarmReading } from './figures'
import type { Plan } from './input'

/** Units of both arms together below which a normal approximation says nothing about harm. */
const HARM_UNITS_MIN = 100

/**
 * Always-valid watch over the guardrails: a confidence sequence of each at alpha over their number, so that a test may be stopped for
 * harm on any day. Harm is proven once the whole interval is worse than the margin.
 * @param tuning units at which the sequences are narrowest.
 */
export function harmReadings<Data extends { metric: string }>(
  plan: Plan,
  guardrails: readonly Data[],
  { estimate, tuning }: { estimate: (data: Data, pair: Pair) => PairEstimate; tuning: number },
): HarmReading[] {
  const control = controlIndex(plan)
  const challengers = challengerIndexes(plan)
  const alpha = plan.alpha / Math.max(1, guardrails.length * challengers.length)
  return guardrails.flatMap((data) => {
    const promised = plan.guardrails.find(({ metric }) => metric === data.metric)
    if (!promised) return []
    return challengers.flatMap((treatment) => {
      const pair = estimate(data, { control, treatment })
      if (!pair.ok || pair.exact || pair.n < HARM_UNITS_MIN) return []
      const { half } = confidenceSequence(pair, { alpha, tuning })
      const [low, high] = [pair.value - half, pair.value + half]
      const harmed = promised.direction === 'up' ? high < -promised.margin : low > promised.margin
      return [{ metric: data.metric, arm: plan.arms[treatment]?.arm ?? '', low, high, margin: promised.margin, harmed }]
    })
  })
}
