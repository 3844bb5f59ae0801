import type { Format } from '@/lib/format'

type Word = 'more' | 'less' | 'better' | 'worse' | 'unclear' | 'differs'
type Limits = { low: number | null; high: number | null }

/** A difference of money from end to end, as a sentence says it: how much more, or how much less; with signs where that is open. */
export function moneyRange(format: Format, word: Word, { low, high }: Limits): string | null {
  if (low === null || high === null) return null
  if (word === 'unclear' || word === 'differs')
    return format.interval(low, high, (x) => format.money(x, { signed: true }))
  const less = word === 'less' || word === 'worse'
  return less ? format.interval(-high, -low, format.money) : format.interval(low, high, format.money)
}
