/**
 * Counts per bin [e[i], e[i+1]), the last one closed, as NumPy's `histogram`; values outside are left out.
 * @param edges ascending, at least two, even or nearly so (a wrong first guess is mended by stepping).
 */
export function histogram(values: ArrayLike<number>, edges: ArrayLike<number>): Float64Array {
  const bins = edges.length - 1
  const low = edges[0] as number
  const high = edges[bins] as number
  const scale = bins / (high - low)
  const counts = new Float64Array(bins)
  for (let i = 0; i < values.length; i++) {
    const x = values[i] as number
    if (!(x >= low && x <= high)) continue
    let bin = Math.min(bins - 1, ((x - low) * scale) | 0)
    while (bin > 0 && x < (edges[bin] as number)) bin--
    while (bin < bins - 1 && x >= (edges[bin + 1] as number)) bin++
    counts[bin] = (counts[bin] as number) + 1
  }
  return counts
}
