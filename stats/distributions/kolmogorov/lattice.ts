/**
 * Share of the lattice paths from (0, 0) to (m, n) that touch |x / m - y / n| >= h g / (m n): the exact two-sided
 * p-value of D = h / lcm(m, n) for sample sizes m, n with greatest common divisor g. All terms are positive, so small
 * shares keep their digits.
 * B(x, y) = (x B(x-1, y) + y B(x, y-1)) / (x + y) inside the band, 1 outside (paths to a point, drawn at random, come
 * from the left with probability x / (x + y)). Time O(cells in the band), memory O(m + n).
 * Source: J. L. Hodges, Arkiv foer Matematik 3 (1958), as a proportion.
 */
export function latticeOutside(input: { n: number; m: number; g: number; h: number }): number {
  const m = Math.max(input.n, input.m)
  const n = Math.min(input.n, input.m)
  const stepX = n / input.g
  const stepY = m / input.g
  const { h } = input
  const inverse = new Float64Array(m + n + 1)
  for (let i = 1; i <= m + n; i++) inverse[i] = 1 / i
  const column = new Float64Array(n + 1).fill(1)
  for (let y = 0; y <= n && y * stepY < h; y++) column[y] = 0
  let low = 0
  for (let x = 1; x <= m; x++) {
    while (low <= n && x * stepX - low * stepY >= h) {
      column[low] = 1
      low++
    }
    const high = Math.min(n, Math.ceil((x * stepX + h) / stepY) - 1)
    let before = low > 0 ? 1 : 0
    for (let y = low; y <= high; y++) {
      before = (x * (column[y] as number) + y * before) * (inverse[x + y] as number)
      column[y] = before
    }
  }
  return Math.min(1, column[n] as number)
}
