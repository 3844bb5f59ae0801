type Word = 'more' | 'less' | 'better' | 'worse' | 'unclear' | 'differs'

/** The two ends of a difference as a sentence says them: how much more, or how much less; with signs where that is open. */
export function settledRange(word: Word, low: number, high: number): { low: number; high: number; signed: boolean } {
  if (word === 'more' || word === 'better') return { low, high, signed: false }
  if (word === 'less' || word === 'worse') return { low: -high, high: -low, signed: false }
  return { low, high, signed: true }
}
