const BIG = 2 ** 128
const EXPONENT = 128

type Shape = { n: number; whole: number; up: number; half: number }

/** First and last non-zero entries of row i. */
function range(i: number, { n, whole, up, half }: Shape): [number, number] {
  let from = -whole - up - 1
  let to = whole + up - 1
  if (i > 0) {
    const pair = Math.floor((i + 1) / 2)
    if (i % 2 === 0) {
      from = pair - whole - 2
      to = pair + whole + half - 1
    } else if (pair === n + 1) {
      from = n - whole - up - 1
      to = n + whole + up - 1
    } else {
      from = pair - whole - half - 2
      to = pair + whole + up - 2
    }
  }
  return [Math.max(from + 2, 0), Math.min(to, n)]
}

/** rate^m / m! for m = 0 .. size - 1. */
function powers(rate: number, size: number): Float64Array {
  const values = new Float64Array(size).fill(1)
  for (let m = 1; m < size; m++) values[m] = ((values[m - 1] as number) * rate) / m
  return values
}

/**
 * P(D_n <= x), exact two-sided one-sample Kolmogorov-Smirnov, by convolving rows of Poisson weights; meant for n <=
 * 140.
 * Source: J. Pomeranz, Comm. ACM 17 (1974); the choice of range as in R. Simard, P. L'Ecuyer, J. Stat. Softw. 39
 * (2011).
 */
export function pomeranzCdf(n: number, x: number): number {
  const t = n * x
  const whole = Math.floor(t)
  const f = t - whole
  const g = Math.min(f, 1 - f)
  const shape = { n, whole, up: f > 0 ? 1 : 0, half: f > 0.5 ? 1 : 0 }
  const size = 2 * (whole + 1)
  const ends = powers(g / n, size)
  const odd = powers((2 * g) / n, size)
  const even = powers((1 - 2 * g) / n, size)
  let row = new Float64Array(n + 1)
  row[0] = 1
  let exponent = 0
  let [from, to] = range(0, shape)
  for (let i = 1; i <= 2 * n + 1; i++) {
    const [nextFrom, nextTo] = range(i, shape)
    const weights = i === 1 || i === 2 * n + 1 ? ends : i % 2 === 1 ? odd : even
    const next = new Float64Array(n + 1)
    let most = 0
    for (let j = nextFrom; j <= nextTo; j++) {
      let sum = 0
      for (let k = from; k <= Math.min(j, to); k++) sum += (row[k] as number) * (weights[j - k] ?? 0)
      next[j] = sum
      most = Math.max(most, sum)
    }
    if (most > 0 && most < 1 / BIG) {
      for (let j = nextFrom; j <= nextTo; j++) next[j] = (next[j] as number) * BIG
      exponent -= EXPONENT
    }
    row = next
    from = nextFrom
    to = nextTo
  }
  let answer = row[n] as number
  for (let m = 1; m <= n; m++) {
    if (Math.abs(answer) > BIG) {
      answer /= BIG
      exponent += EXPONENT
    }
    answer *= m
  }
  return Math.min(1, Math.max(0, answer * 2 ** exponent))
}
