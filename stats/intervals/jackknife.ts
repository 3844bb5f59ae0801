/**
 * Parts (days) with their weights (rows), how two parts merge, and the figures of a merged part; a figure may be null.
 * `combine` must not change its arguments.
 */
export type JackknifeInput<T> = {
  parts: readonly T[]
  weights: readonly number[]
  combine: (a: T, b: T) => T
  figures: (whole: T) => readonly (number | null)[]
}

/** Figures that differ by less, relatively, are the same: their difference is rounding, which pseudo-values would magnify. */
const ROUNDING = 1e-12

/** Standard error and degrees of freedom of each figure; null where a figure is undefined with some part left out. */
export type JackknifeError = { standardError: number; degreesOfFreedom: number } | null

/** Figures with each part left out, by halving: O(D log D) merges, O(log D) summaries alive at once. */
function leaveOneOut<T>(input: JackknifeInput<T>, out: (readonly (number | null)[])[]) {
  const { parts, combine } = input
  const merge = (from: number, to: number, rest: T | null) => {
    let whole = rest
    for (const part of parts.slice(from, to)) whole = whole === null ? part : combine(whole, part)
    return whole
  }
  const visit = (from: number, to: number, rest: T | null) => {
    if (to - from === 1) {
      if (rest !== null) out[from] = input.figures(rest)
      return
    }
    const middle = (from + to) >>> 1
    visit(from, middle, merge(middle, to, rest))
    visit(middle, to, merge(from, middle, rest))
  }
  visit(0, parts.length, null)
}

/**
 * Delete-a-group jackknife for groups of unequal weight (Busing, Meijer and van der Leeden 1999): with h_j = W / w_j and
 * pseudo-values h_j theta - (h_j - 1) theta_(-j), Var = mean of (pseudo_j - theta_J)^2 / (h_j - 1). Rows may depend on each other
 * within a part, parts must not. Parts of weight 0 are ignored; null for all figures with fewer than two others.
 */
export function jackknife<T>(input: JackknifeInput<T>): JackknifeError[] {
  const kept = input.parts.map((_, index) => index).filter((index) => (input.weights[index] ?? 0) > 0)
  const parts = kept.flatMap((index) => input.parts.slice(index, index + 1))
  const weights = kept.map((index) => input.weights[index] ?? 0)
  const [first, ...others] = parts
  if (first === undefined) return []
  const whole = input.figures(others.reduce(input.combine, first))
  if (others.length === 0) return whole.map(() => null)
  const left: (readonly (number | null)[])[] = []
  leaveOneOut({ ...input, parts, weights }, left)
  return whole.map((value, figure) => {
    const without = left.map((figures) => figures[figure] ?? null).filter((x) => x !== null)
    return value === null || without.length < parts.length ? null : spread(value, without, weights)
  })
}

function spread(value: number, without: readonly number[], weights: readonly number[]): JackknifeError {
  const groups = weights.length
  const same = without.every((other) => Math.abs(other - value) <= ROUNDING * Math.abs(value))
  if (same) return { standardError: 0, degreesOfFreedom: groups - 1 }
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  let centre = groups * value
  for (const [j, weight] of weights.entries()) centre -= (1 - weight / total) * (without[j] ?? 0)
  let variance = 0
  for (const [j, weight] of weights.entries()) {
    const h = total / weight
    const pseudo = h * value - (h - 1) * (without[j] ?? 0)
    variance += (pseudo - centre) ** 2 / (h - 1) / groups
  }
  return { standardError: Math.sqrt(variance), degreesOfFreedom: groups - 1 }
}
