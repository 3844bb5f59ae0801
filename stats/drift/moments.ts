/**
 * n, mean and population standard deviation (ddof 0) of the values; both 0 without values. Two passes; finite for
 * finite values.
 */
export type Moments = { n: number; mean: number; sd: number }

/** @param values any order, finite; large values are scaled so that sums cannot overflow. */
export function moments(values: ArrayLike<number>): Moments {
  const n = values.length
  if (n === 0) return { n, mean: 0, sd: 0 }
  let most = 0
  for (let i = 0; i < n; i++) most = Math.max(most, Math.abs(values[i] as number))
  const scale = most > 1e150 ? most : 1
  let sum = 0
  for (let i = 0; i < n; i++) sum += (values[i] as number) / scale
  const guess = sum / n
  let offset = 0
  for (let i = 0; i < n; i++) offset += (values[i] as number) / scale - guess
  const mean = guess + offset / n
  let squares = 0
  for (let i = 0; i < n; i++) squares += ((values[i] as number) / scale - mean) ** 2
  return { n, mean: mean * scale, sd: Math.sqrt(squares / n) * scale }
}
