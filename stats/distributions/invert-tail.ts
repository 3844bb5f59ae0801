/**
 * The x in [low, high] with cdf(x) = target for an increasing cdf, to the last bits.
 * Regula falsi in the Illinois form, with bisection whenever a step fails to halve the bracket twice in a row.
 */
export function invertTail(input: { low: number; high: number; target: number; cdf: (x: number) => number }): number {
  let { low, high } = input
  const offset = (x: number) => input.cdf(x) - input.target
  let below = offset(low)
  let above = offset(high)
  let slow = 0
  for (let i = 0; i < 300; i++) {
    if (below === 0) return low
    if (above === 0) return high
    const width = high - low
    const falsi = low - (below * width) / (above - below)
    const middle = slow > 1 || !(falsi > low && falsi < high) ? low + width / 2 : falsi
    if (middle <= low || middle >= high) break
    const value = offset(middle)
    if (value < 0) {
      low = middle
      below = value
      above /= 2
    } else {
      high = middle
      above = value
      below /= 2
    }
    slow = high - low > width / 2 ? slow + 1 : 0
    if (high - low <= 2e-16 * Math.abs(low)) break
  }
  return Math.abs(below) < Math.abs(above) ? low : high
}
