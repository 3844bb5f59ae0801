import type { Gate, OnBreach } from './gate'

/** Enough predictions of the version have a label. `figure`: how many, or how many at least; `limit`: how many it takes. */
export const minimumLabelled: Gate<OnBreach & { n: number }> = ({ evidence: { labelled, moreLabelled }, limits }) => {
  const enough = labelled >= limits.n
  const verdict = enough ? 'pass' : labelled === 0 ? limits.onMissing : limits.onFail
  const count = `${moreLabelled ? 'at least' : enough ? '' : 'only'} ${labelled} labelled predictions`.trim()
  return {
    verdict,
    figure: labelled,
    limit: limits.n,
    because: `${count}, ${limits.n} are asked for`,
    code: enough ? 'within_limit' : labelled === 0 ? 'not_measured' : 'beyond_limit',
  }
}
