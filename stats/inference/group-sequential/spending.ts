import { normalLogSf, normalQuantile } from '@/stats/distributions/normal'

/**
 * How the two-sided alpha is spent over information. `obrien_fleming`: each side spends 2 - 2 Phi(z(alpha/4) / sqrt(t)), as gsDesign
 * and ldbounds; `obrien_fleming_total`: both sides together spend 2 - 2 Phi(z(alpha/2) / sqrt(t)); `pocock`: each side
 * (alpha / 2) ln(1 + (e - 1) t); `square`: alpha t^2.
 */
export type Spending = 'obrien_fleming' | 'obrien_fleming_total' | 'pocock' | 'square'

/** Natural logarithm of the alpha one side has spent at information fraction t in (0, 1] (K. Lan, D. DeMets 1983). */
export function logSpentOneSide(spending: Spending, t: number, alpha: number): number {
  if (t >= 1) return Math.log(alpha / 2)
  switch (spending) {
    case 'obrien_fleming':
      return Math.LN2 + normalLogSf(-normalQuantile(alpha / 4) / Math.sqrt(t))
    case 'obrien_fleming_total':
      return normalLogSf(-normalQuantile(alpha / 2) / Math.sqrt(t))
    case 'pocock':
      return Math.log((alpha / 2) * Math.log1p((Math.E - 1) * t))
    case 'square':
      return Math.log((alpha / 2) * t * t)
  }
}
