/** Largest difference of a share, max |p - q|, in [0, 1], symmetric. @param p, q shares of equal length. */
export function lInfinity(p: ArrayLike<number>, q: ArrayLike<number>): number {
  let most = 0
  for (let i = 0; i < p.length; i++) most = Math.max(most, Math.abs((p[i] as number) - (q[i] as number)))
  return most
}
