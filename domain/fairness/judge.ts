import { type FairnessGap, fairnessGap } from './gap'
import type { FairnessGroup } from './group'
import { FAIRNESS_MEASURES, type FairnessMeasure } from './measure'

export type FairnessVerdict = 'pass' | 'warn' | 'block'

/** The widest gap still accepted, per measure; measures without one are not judged. */
export type FairnessBounds = Partial<Record<FairnessMeasure, number>>

export type Judgement = {
  measure: FairnessMeasure
  bound: number
  verdict: FairnessVerdict
  because: 'within_bound' | 'may_exceed_bound' | 'exceeds_bound' | 'surely_exceeds_bound' | 'not_measurable'
}

function judgeGap(gap: FairnessGap, bound: number): Pick<Judgement, 'verdict' | 'because'> {
  if (gap.value === null) return { verdict: 'warn', because: 'not_measurable' }
  if (gap.atLeast > bound) return { verdict: 'block', because: 'surely_exceeds_bound' }
  if (gap.value > bound) return { verdict: 'warn', because: 'exceeds_bound' }
  if (gap.high > bound) return { verdict: 'warn', because: 'may_exceed_bound' }
  return { verdict: 'pass', because: 'within_bound' }
}

const RANK: Record<FairnessVerdict, number> = { pass: 0, warn: 1, block: 2 }

/**
 * Groups against bounds. `block`: some two groups differ by more than the bound even at the lower limit of their gap, so chance
 * does not explain it; `warn`: the gap is or may be wider than the bound, or cannot be measured; `pass`: it is not, even at
 * the upper limit. Without bounds nothing is judged and the verdict is `pass`.
 */
export function judgeFairness(
  groups: readonly FairnessGroup[],
  bounds: FairnessBounds,
): { verdict: FairnessVerdict; judgements: Judgement[] } {
  const judgements = FAIRNESS_MEASURES.flatMap((measure): Judgement[] => {
    const bound = bounds[measure]
    return bound === undefined ? [] : [{ measure, bound, ...judgeGap(fairnessGap(groups, measure), bound) }]
  })
  const verdict = judgements.reduce<FairnessVerdict>(
    (worst, one) => (RANK[one.verdict] > RANK[worst] ? one.verdict : worst),
    'pass',
  )
  return { verdict, judgements }
}
