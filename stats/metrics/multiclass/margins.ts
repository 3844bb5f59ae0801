/** What the multiclass metrics need of a k x k confusion. Each array has length k. */
export type Margins = { n: number; hits: Float64Array; labels: Float64Array; predictions: Float64Array }

/** @param cells row-major k x k counts, `cells[label * k + prediction]`. */
export function margins(cells: ArrayLike<number>, k: number): Margins {
  const out = { n: 0, hits: new Float64Array(k), labels: new Float64Array(k), predictions: new Float64Array(k) }
  for (let label = 0; label < k; label++) {
    for (let prediction = 0; prediction < k; prediction++) {
      const count = cells[label * k + prediction] ?? 0
      out.n += count
      out.labels[label] = (out.labels[label] ?? 0) + count
      out.predictions[prediction] = (out.predictions[prediction] ?? 0) + count
      if (label === prediction) out.hits[label] = count
    }
  }
  return out
}
