/**
 * Hellinger distance, sqrt(1/2 sum (sqrt p - sqrt q)^2), in [0, 1], symmetric.
 * @param p, q shares of equal length, each summing to 1.
 */
export function hellinger(p: ArrayLike<number>, q: ArrayLike<number>): number {
  let sum = 0
  for (let i = 0; i < p.length; i++) sum += (Math.sqrt(p[i] as number) - Math.sqrt(q[i] as number)) ** 2
  return Math.min(1, Math.sqrt(sum / 2))
}
