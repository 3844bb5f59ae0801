/**
 * Energy distance of two samples, sqrt(2 integral of (F - G)^2), in the root of the values' unit (SciPy's
 * `energy_distance`).
 * @param reference, window sorted ascending, at least one value each.
 */
export function energyDistance(reference: Float64Array, window: Float64Array): number {
  const [n, m] = [reference.length, window.length]
  let [i, j, sum, left] = [0, 0, 0, 0]
  while (i < n || j < m) {
    const x = Math.min(reference[i] ?? Number.POSITIVE_INFINITY, window[j] ?? Number.POSITIVE_INFINITY)
    if (i + j > 0) sum += (i / n - j / m) ** 2 * (x - left)
    while (i < n && reference[i] === x) i++
    while (j < m && window[j] === x) j++
    left = x
  }
  return Math.sqrt(2 * sum)
}
