/**
 * Jensen-Shannon distance: the root of the divergence, symmetric; in [0, 1] for base 2, in [0, sqrt(ln 2)] for base e.
 * @param p, q shares of equal length, each summing to 1. @param base of the logarithm, 2 by default.
 */
export function jensenShannon(p: ArrayLike<number>, q: ArrayLike<number>, base = 2): number {
  let sum = 0
  for (let i = 0; i < p.length; i++) {
    const [a, b] = [p[i] as number, q[i] as number]
    if (a === b) continue
    const middle = (a + b) / 2
    if (a > 0) sum += a * Math.log(a / middle)
    if (b > 0) sum += b * Math.log(b / middle)
  }
  return Math.sqrt(Math.max(0, sum / 2 / Math.log(base)))
}
