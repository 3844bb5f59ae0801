import { oneSidedConfidenceSequence, type SequenceInput } from './confidence-sequence'

/**
 * The one-sided sequence's p-value by halving the level between 1e-5 and 0.4999 until the bound that faces 0 has come within 1e-6 of it,
 * rho kept at the level alpha: the published engine's procedure, for comparison with its figures. Coarser than the closed form of
 * `oneSidedConfidenceSequence`, and it ends at 0.4999.
 */
export function searchedSequenceP(
  input: SequenceInput,
  options: { alpha: number; tuning: number; alternative: 'greater' | 'lesser' },
): number {
  const { rho } = oneSidedConfidenceSequence(input, options)
  const spread = input.n * rho * rho + 1
  const toward = options.alternative === 'greater' ? input.value : -input.value
  const bound = (alpha: number) =>
    toward -
    input.standardError *
      Math.sqrt(((2 * spread) / (input.n * rho * rho)) * Math.log1p(Math.sqrt(spread) / (2 * alpha)))
  let [low, high] = [1e-5, 0.4999]
  if (bound(high) < 0) return high
  if (bound(low) > 0) return low
  for (let step = 0; step < 100; step++) {
    const middle = (low + high) / 2
    const reached = bound(middle)
    if (reached < 0) low = middle
    else high = middle
    if (Math.abs(reached) < 1e-6) break
  }
  return (low + high) / 2
}
