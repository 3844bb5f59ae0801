/**
 * Population stability index, sum (q - p) ln(q / p), in nats, >= 0 and symmetric.
 * @param p, q shares of equal length. Infinity where exactly one of a pair is 0; see `smoothedShares`.
 */
export function psi(p: ArrayLike<number>, q: ArrayLike<number>): number {
  let sum = 0
  for (let i = 0; i < p.length; i++) {
    const [a, b] = [p[i] as number, q[i] as number]
    if (a !== b) sum += (b - a) * Math.log(b / a)
  }
  return sum
}
