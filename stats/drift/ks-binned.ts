/**
 * Kolmogorov-Smirnov distance from bins: the largest |F - G| at a bin's upper end, a lower bound of sup |F - G|.
 * `bound`: the exact distance is at most value + bound, bound = max over bins of min(p, q), because within a bin
 * F - G <= F(end) - G(start) = (F - G)(end) + q and <= (F - G)(start) + p.
 * @param p, q shares per bin, in the bins' order, each summing to 1.
 */
export function ksBinned(p: ArrayLike<number>, q: ArrayLike<number>): { value: number; bound: number } {
  let [difference, value, bound] = [0, 0, 0]
  for (let i = 0; i < p.length; i++) {
    const [a, b] = [p[i] as number, q[i] as number]
    difference += a - b
    if (i < p.length - 1) value = Math.max(value, Math.abs(difference))
    bound = Math.max(bound, Math.min(a, b))
  }
  return { value, bound: Math.min(bound, Math.max(0, 1 - value)) }
}
