import { powerBeyond } from './normal-power'

/**
 * How many times the units so far still have to come until a running test has the target power, with the power there.
 * @param powerAt power once k times the units so far have come in addition, rising in k >= 0.
 * @returns 0 where it has it already; null where a million times would not do.
 */
export function remainingFactor(
  powerAt: (k: number) => number,
  target: number,
): { factor: number; power: number } | null {
  if (powerAt(0) >= target) return { factor: 0, power: powerAt(0) }
  let [low, high] = [0, 1]
  while (powerAt(high) < target) {
    low = high
    high *= 2
    if (high > 1e6) return null
  }
  for (let step = 0; step < 60 && powerAt(high) - powerAt(low) > 1e-6; step++) {
    const middle = (low + high) / 2
    if (powerAt(middle) < target) low = middle
    else high = middle
  }
  return { factor: high, power: powerAt(high) }
}

/** Power of a running test after k times more units: its standard error shrinks by sqrt(1 + k), `half` is the bound then. */
export function powerAfter(
  { effect, standardError, k }: { effect: number; standardError: number; k: number },
  half: (standardError: number, k: number) => number,
): number {
  const then = standardError / Math.sqrt(1 + k)
  return powerBeyond({ effect, standardError: then, critical: half(then, k) / then })
}
