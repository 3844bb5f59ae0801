import { binIndex } from '@/stats/metrics/bin-index'

const PER_DECADE = 8
const SMALLEST_EXPONENT = -6
const LARGEST_EXPONENT = 9

const magnitudes = Array.from(
  { length: (LARGEST_EXPONENT - SMALLEST_EXPONENT) * PER_DECADE + 1 },
  (_, step) => 10 ** (SMALLEST_EXPONENT + step / PER_DECADE),
)

/** Inner edges of the residual histogram: 8 per decade of |prediction - label| from 1e-6 to 1e9, both signs, one bin about 0. */
const RESIDUAL_EDGES = Float64Array.from([...magnitudes.map((x) => -x).reverse(), ...magnitudes])
export const RESIDUAL_BINS = RESIDUAL_EDGES.length + 1

/** Bin of one residual, right-closed. */
export function residualBin(residual: number): number {
  return binIndex(RESIDUAL_EDGES, residual)
}
