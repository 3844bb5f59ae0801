import type { SameRows } from '../evidence'
import { type Gate, missing, type OnBreach, written } from './gate'

const UNBOUNDED: ReadonlySet<string> = new Set(['mae', 'rmse', 'mape', 'log_loss', 'bias'])

/** Shares are compared in points; errors without an upper bound in shares of the champion's. */
function marginOf({ metric, champion }: SameRows, margin: number): number {
  return UNBOUNDED.has(metric) ? margin * Math.abs(champion) : margin
}

/**
 * Non-inferiority on the same labelled cases. Loss = how much worse the candidate is (negative: better); pass where the
 * whole 95 % interval stays within the margin, warn where only the figure does, `onFail` where the figure goes beyond.
 * `figure`: the loss; `limit`: the margin, in points for shares and as a share of the champion's error otherwise.
 */
export const notWorseThanChampion: Gate<OnBreach & { margin: number; minimum: number }> = ({ evidence, limits }) => {
  const { champion, comparison } = evidence
  if (champion === null) {
    return {
      verdict: 'pass',
      figure: null,
      limit: limits.margin,
      because: 'nothing serves there yet',
      code: 'no_champion',
    }
  }
  if (!comparison.measured) return missing(limits, `no comparison with ${champion.version}: ${comparison.reason}`)
  if (comparison.n < limits.minimum) {
    return missing(limits, `only ${comparison.n} cases with a label that both scored, ${limits.minimum} are asked for`)
  }
  const margin = marginOf(comparison, limits.margin)
  const sign = comparison.lowerIsBetter ? 1 : -1
  const loss = sign * comparison.difference.value
  const worst = sign === 1 ? comparison.difference.high : comparison.difference.low
  const proven = worst !== null && sign * worst <= margin
  const text = `${comparison.metric} ${written(comparison.candidate)} against ${written(comparison.champion)} of ${champion.version} on the same ${comparison.n} cases`
  if (loss > margin) {
    return { verdict: limits.onFail, figure: loss, limit: margin, because: `${text}: worse`, code: 'beyond_limit' }
  }
  return proven
    ? { verdict: 'pass', figure: loss, limit: margin, because: text, code: 'within_limit' }
    : { verdict: 'warn', figure: loss, limit: margin, because: `${text}: not proven`, code: 'not_proven' }
}
