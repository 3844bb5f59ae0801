import type { Gate, OnBreach } from './gate'

/** Enough predictions of the version have a label. `figure`: how many; `limit`: how many it takes. */
export const minimumLabelled: Gate<OnBreach & { n: number }> = ({ evidence: { labelled }, limits }) => {
  const enough = labelled >= limits.n
  const verdict = enough ? 'pass' : labelled === 0 ? limits.onMissing : limits.onFail
  return {
    verdict,
    figure: labelled,
    limit: limits.n,
    because: enough
      ? `${labelled} labelled predictions, ${limits.n} are asked for`
      : `only ${labelled} labelled predictions, ${limits.n} are asked for`,
    code: enough ? 'within_limit' : labelled === 0 ? 'not_measured' : 'beyond_limit',
  }
}
