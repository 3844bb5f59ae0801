import { moments } from './moments'

/** How many bins NumPy's estimator of that name takes, before whole-number data limits it. */
export type BinRule = 'sturges' | 'doane' | 'fd'

function range(values: ArrayLike<number>): { low: number; high: number } {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (let i = 0; i < values.length; i++) {
    low = Math.min(low, values[i] as number)
    high = Math.max(high, values[i] as number)
  }
  return { low, high }
}

function doaneWidth(values: ArrayLike<number>, width: number): number {
  const n = values.length
  if (n <= 2) return 0
  const { mean, sd } = moments(values)
  if (!(sd > 0)) return 0
  let cubes = 0
  for (let i = 0; i < n; i++) cubes += (((values[i] as number) - mean) / sd) ** 3
  const error = Math.sqrt((6 * (n - 2)) / ((n + 1) * (n + 3)))
  return width / (1 + Math.log2(n) + Math.log2(1 + Math.abs(cubes / n) / error))
}

/** Linear interpolation between order statistics, NumPy's default quantile. @param sorted ascending, not empty. */
function quantileOfSorted(sorted: ArrayLike<number>, share: number): number {
  const at = share * (sorted.length - 1)
  const low = Math.floor(at)
  const [a, b] = [sorted[low] as number, sorted[Math.min(sorted.length - 1, low + 1)] as number]
  const t = at - low
  return t < 0.5 ? a + (b - a) * t : b - (b - a) * (1 - t)
}

function freedmanDiaconisWidth(values: ArrayLike<number>): number {
  const sorted = Float64Array.from(values).sort()
  return (2 * (quantileOfSorted(sorted, 0.75) - quantileOfSorted(sorted, 0.25))) / values.length ** (1 / 3)
}

/** `bins + 1` even edges from low to high; a range of 0 is widened by one half on either side. */
function evenEdges(low: number, high: number, bins: number): Float64Array {
  const [from, to] = low === high ? [low - 0.5, high + 0.5] : [low, high]
  const step = (to - from) / bins
  return Float64Array.from({ length: bins + 1 }, (_, i) => (i === bins ? to : i * step + from))
}

/**
 * Edges of even bins, as NumPy's `histogram_bin_edges`: its estimators `sturges`, `doane` and `fd`, from the sample's
 * own range.
 * @param values any order, finite. Without values one bin from 0 to 1.
 * @param options.whole the sample is of an integer type: bins are then at least 1 wide.
 */
export function binEdges(values: ArrayLike<number>, rule: BinRule, options: { whole?: boolean } = {}): Float64Array {
  if (values.length === 0) return evenEdges(0, 1, 1)
  const { low, high } = range(values)
  const extent = high - low
  let width = 0
  if (rule === 'sturges') width = extent / (Math.log2(values.length) + 1)
  else if (rule === 'doane') width = doaneWidth(values, extent)
  else width = freedmanDiaconisWidth(values)
  if (options.whole && width > 0 && width < 1) width = 1
  const bins = width > 0 && Number.isFinite(extent / width) ? Math.ceil(extent / width) : 1
  return evenEdges(low, high, Math.min(bins, MAX_BINS))
}

/** No estimator reaches this on real data; Freedman-Diaconis could on a few values among outliers. */
const MAX_BINS = 1_000_000
