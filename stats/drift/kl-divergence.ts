/**
 * Kullback-Leibler divergence of p from q, sum p ln(p / q), in nats, >= 0.
 * @param p, q weights of equal length; each is divided by its own sum. Infinity where q is 0 and p is not.
 */
export function klDivergence(p: ArrayLike<number>, q: ArrayLike<number>): number {
  let [sumP, sumQ] = [0, 0]
  for (let i = 0; i < p.length; i++) {
    sumP += p[i] as number
    sumQ += q[i] as number
  }
  let sum = 0
  for (let i = 0; i < p.length; i++) {
    const a = (p[i] as number) / sumP
    if (a > 0) sum += a * Math.log((a * sumQ) / (q[i] as number))
  }
  return Math.max(0, sum)
}
