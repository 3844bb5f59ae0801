import { type Gate, missing, type OnBreach } from './gate'

/** The share of features that moved away from the reference. `figure`: the share; `limit`: the share allowed. */
export const drift: Gate<OnBreach & { share: number }> = ({ evidence, limits }) => {
  const found = evidence.drift
  if (!found.measured) return missing(limits, `drift was not measured: ${found.reason}`, limits.share)
  const judged = found.features - found.insufficient
  if (judged <= 0) return missing(limits, 'too few rows to judge drift', limits.share)
  const share = found.drifted / judged
  const worst = found.worst ? `, most of all ${found.worst.feature}` : ''
  const because = `${found.drifted} of ${judged} features drifted${worst}`
  return share > limits.share
    ? { verdict: limits.onFail, figure: share, limit: limits.share, because, code: 'beyond_limit' }
    : { verdict: 'pass', figure: share, limit: limits.share, because, code: 'within_limit' }
}
