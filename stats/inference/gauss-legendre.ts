/** Nodes and weights on [-1, 1], both of length n. */
export type Quadrature = { nodes: Float64Array; weights: Float64Array }

const known = new Map<number, Quadrature>()

/** Gauss and Legendre's rule of n >= 2 points, by Newton's method on the recurrence of the polynomials; exact to degree 2 n - 1. */
export function gaussLegendre(n: number): Quadrature {
  const kept = known.get(n)
  if (kept) return kept
  const nodes = new Float64Array(n)
  const weights = new Float64Array(n)
  for (let i = 0; i < (n + 1) / 2; i++) {
    let x = Math.cos((Math.PI * (i + 0.75)) / (n + 0.5))
    let slope = 1
    for (let turn = 0; turn < 100; turn++) {
      let [previous, current] = [1, x]
      for (let k = 2; k <= n; k++) [previous, current] = [current, ((2 * k - 1) * x * current - (k - 1) * previous) / k]
      slope = (n * (x * current - previous)) / (x * x - 1)
      const step = current / slope
      x -= step
      if (Math.abs(step) < 1e-16) break
    }
    nodes[i] = -x
    nodes[n - 1 - i] = x
    const weight = 2 / ((1 - x * x) * slope * slope)
    weights[i] = weight
    weights[n - 1 - i] = weight
  }
  const rule = { nodes, weights }
  known.set(n, rule)
  return rule
}

/** Integral of f from `from` to `to` by `points` points. */
export function integrate(f: (x: number) => number, { from, to }: { from: number; to: number }, points = 64): number {
  const { nodes, weights } = gaussLegendre(points)
  const half = (to - from) / 2
  let sum = 0
  for (let i = 0; i < points; i++) sum += (weights[i] as number) * f(from + half * (1 + (nodes[i] as number)))
  return sum * half
}
