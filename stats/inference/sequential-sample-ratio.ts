import { pFromLog } from '@/stats/distributions/p-value'
import { logGamma } from '@/stats/distributions/saddle-point'

/** Units that entered in one step (an exposure day), per arm, and the shares the arms were meant to have in it. */
export type RatioStep = { counts: readonly number[]; shares: readonly number[] }

export type SequentialRatio = { logBayesFactors: number[]; pValues: number[]; logP: number; pValue: number }

const sumOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0)

/** log of B(alpha + x) / B(alpha), B the multivariate beta function. */
function logBetaRatio(alpha: readonly number[], x: readonly number[]): number {
  let sum = 0
  for (const [i, a] of alpha.entries()) sum += logGamma(a + (x[i] ?? 0)) - logGamma(a)
  return sum + logGamma(sumOf(alpha)) - logGamma(sumOf(alpha) + sumOf(x))
}

/**
 * Sequential sample-ratio test, valid at every look: the Bayes factor of a Dirichlet-multinomial against the planned shares
 * (M. Lindon, A. Malek, NeurIPS 2022), p = min over steps of 1 / BF. The prior of a step is known before it: concentration times its
 * shares, plus all units so far spread by its shares times the arms' observed over expected counts. With constant shares
 * that is the published rule; when the shares change, what was learnt of each arm's excess is carried over.
 * @param concentration strength of the prior, in units. Arms of share 0 in a step are left out of it.
 */
export function sequentialSampleRatio(steps: readonly RatioStep[], concentration = 10_000): SequentialRatio {
  const arms = Math.max(0, ...steps.map(({ counts }) => counts.length))
  const observed = new Array<number>(arms).fill(0)
  const expected = new Array<number>(arms).fill(0)
  const result: SequentialRatio = { logBayesFactors: [], pValues: [], logP: 0, pValue: 1 }
  let logFactor = 0
  for (const step of steps) {
    const scale = sumOf(step.shares)
    const kept = step.shares.flatMap((share, i) => (share > 0 ? [{ i, share: share / scale }] : []))
    const excess = kept.map(
      ({ i, share }) => share * ((expected[i] as number) > 0 ? (observed[i] as number) / (expected[i] as number) : 1),
    )
    const before = sumOf(observed)
    const alpha = kept.map(({ share }, k) => concentration * share + (before * (excess[k] as number)) / sumOf(excess))
    const counts = kept.map(({ i }) => step.counts[i] ?? 0)
    const total = sumOf(counts)
    logFactor +=
      logBetaRatio(alpha, counts) - kept.reduce((sum, { share }, k) => sum + (counts[k] as number) * Math.log(share), 0)
    for (const [k, { i, share }] of kept.entries()) {
      observed[i] = (observed[i] as number) + (counts[k] as number)
      expected[i] = (expected[i] as number) + total * share
    }
    result.logP = Math.min(result.logP, -logFactor)
    result.logBayesFactors.push(logFactor)
    result.pValues.push(pFromLog(result.logP))
  }
  result.pValue = pFromLog(result.logP)
  return result
}
