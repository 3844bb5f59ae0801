import { pFromLog } from '@/stats/distributions/p-value'
import { logGamma } from '@/stats/distributions/saddle-point'
import type { Proportions } from './proportions'

const logChoose = (n: number, k: number) => logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1)
/** Probabilities that agree to this much count as equal, as in SciPy. */
const TIE = 1e-7

export type FisherTest = { pValue: number; logP: number; midP: number; logMidP: number }

/**
 * Fisher's exact test of a 2 x 2 table, two-sided: the sum of all tables as likely as the observed one, or less. The mid-p counts
 * those exactly as likely half. Terms are taken in proportion to the observed table's, so that no tail underflows.
 * @returns null where an arm is empty.
 */
export function fisherExact({ control, treatment }: Proportions): FisherTest | null {
  if (!(control.n > 0 && treatment.n > 0)) return null
  const events = control.events + treatment.events
  const least = Math.max(0, events - control.n)
  const most = Math.min(events, treatment.n)
  const ratioUp = (k: number) => ((treatment.n - k) * (events - k)) / ((k + 1) * (control.n - events + k + 1))
  const sums = { below: 0, ties: 0 }
  const count = (odds: number) => {
    if (odds <= 1 - TIE) sums.below += odds
    else if (odds <= 1 + TIE) sums.ties += odds
  }
  count(1)
  for (const step of [1, -1] as const) {
    let odds = 1
    let k = treatment.events
    while (step === 1 ? k < most : k > least) {
      odds *= step === 1 ? ratioUp(k) : 1 / ratioUp(k - 1)
      k += step
      count(odds)
      if (odds < 1e-300 || (odds < 1 && odds < sums.below * 1e-18)) break
    }
  }
  const logObserved =
    logChoose(treatment.n, treatment.events) +
    logChoose(control.n, control.events) -
    logChoose(control.n + treatment.n, events)
  const logP = Math.min(0, logObserved + Math.log(sums.below + sums.ties))
  const logMidP = Math.min(0, logObserved + Math.log(sums.below + sums.ties / 2))
  return { pValue: pFromLog(logP), logP, midP: pFromLog(logMidP), logMidP }
}
