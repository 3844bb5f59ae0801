import { type Gate, missing, type OnBreach } from './gate'

/** Features whose missing, invalid, unseen or out-of-range values are more than in the reference. `figure`: how many. */
export const dataQuality: Gate<OnBreach & { features: number }> = ({ evidence, limits }) => {
  const found = evidence.quality
  if (!found.measured) return missing(limits, `data quality was not measured: ${found.reason}`, limits.features)
  const worst = found.worst ? `, most of all ${found.worst}` : ''
  const because = `${found.worse} of ${found.features} features are worse than in the reference${worst}`
  return found.worse > limits.features
    ? { verdict: limits.onFail, figure: found.worse, limit: limits.features, because, code: 'beyond_limit' }
    : { verdict: 'pass', figure: found.worse, limit: limits.features, because, code: 'within_limit' }
}
