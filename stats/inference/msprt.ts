import { pFromLog } from '@/stats/distributions/p-value'

export type MixtureReading = { logLikelihoodRatio: number; half: number; logP: number; pValue: number }

/**
 * Mixture sequential probability ratio test with a normal mixture of standard deviation tau (R. Johari and others 2017):
 * L = sqrt(V / (V + tau^2)) exp(tau^2 d^2 / (2 V (V + tau^2))) with V the squared standard error; p = min(1, 1 / L).
 * @param standardError, tau > 0.
 */
export function mixtureTest(
  { value, standardError }: { value: number; standardError: number },
  { tau, alpha }: { tau: number; alpha: number },
): MixtureReading {
  const variance = standardError * standardError
  const total = variance + tau * tau
  const logLikelihoodRatio = Math.log(variance / total) / 2 + (tau * tau * value * value) / (2 * variance * total)
  const half = Math.sqrt(((2 * variance * total) / (tau * tau)) * (Math.log(total / variance) / 2 - Math.log(alpha)))
  const logP = Math.min(0, -logLikelihoodRatio)
  return { logLikelihoodRatio, half, logP, pValue: pFromLog(logP) }
}
