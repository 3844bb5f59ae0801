/**
 * Total variation distance, 1/2 sum |p - q|, in [0, 1], symmetric. @param p, q shares of equal length, each summing to
 * 1.
 */
export function totalVariation(p: ArrayLike<number>, q: ArrayLike<number>): number {
  let sum = 0
  for (let i = 0; i < p.length; i++) sum += Math.abs((p[i] as number) - (q[i] as number))
  return Math.min(1, sum / 2)
}
