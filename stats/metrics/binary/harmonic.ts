const EXACT_TERMS = 64

/** ln plus its Euler-Maclaurin corrections: H(m) - gamma for m >= 64, error below 1e-14. */
function harmonicTail(m: number): number {
  const x = m + 0.5
  const inverse = 1 / (x * x)
  return Math.log(x) + inverse * (1 / 24 - inverse * (7 / 960 - (inverse * 31) / 8064))
}

/** sum_{i=1..count} 1 / (start + i) for whole numbers start >= 0, count >= 0; absolute error below 1e-12. */
export function harmonicSum(start: number, count: number): number {
  let sum = 0
  let i = 1
  for (; i <= count && start + i <= EXACT_TERMS; i++) sum += 1 / (start + i)
  if (count - i + 1 <= EXACT_TERMS) {
    for (; i <= count; i++) sum += 1 / (start + i)
    return sum
  }
  return sum + harmonicTail(start + count) - harmonicTail(start + i - 1)
}
