import { isDayStart } from '@/lib/format/wall-time'
import type { ListedSimulation } from './figures'
import type { RulesWords } from './use-rules-words'

/** Which part of the traffic was used; either end may be open. */
export function windowWords({ from, to }: Pick<ListedSimulation, 'from' | 'to'>, { t, format }: RulesWords): string {
  if (from !== null && to !== null) return format.range(from, to)
  const edge = (at: string) => (isDayStart(new Date(at), format.zone) ? format.date(at) : format.dateTime(at))
  if (from !== null) return t('simulation.since', { from: edge(from) })
  return to === null ? t('simulation.all') : t('simulation.until', { to: edge(to) })
}
