import type { ValueWindow } from './figures'
import { moneyOf, whyNoMoney } from './money-figure'

export type ValueVerdict =
  | { kind: 'none'; reason: string | null }
  /** `against`: null where there is no baseline figure. */
  | {
      kind: 'earned' | 'lost'
      net: number
      against: null | { kind: 'more' | 'less' | 'unclear'; value: number; low: number | null; high: number | null }
    }

/** More or less than the baseline only where the 95 % interval of the difference leaves 0 out. */
export function valueVerdict(total: ValueWindow): ValueVerdict {
  const net = moneyOf(total.net)
  if (net === null) return { kind: 'none', reason: whyNoMoney(total.net) }
  const kind = net < 0 ? ('lost' as const) : ('earned' as const)
  const { difference } = total
  if (difference.value === null) return { kind, net, against: null }
  const { value, low, high } = difference
  const sure = low !== null && high !== null
  const against = sure && low > 0 ? 'more' : sure && high < 0 ? 'less' : 'unclear'
  return { kind, net, against: { kind: against, value, low, high } }
}
