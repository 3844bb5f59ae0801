import type { ListedSimulation } from './figures'
import type { RulesWords } from './use-rules-words'

/** Which part of the traffic was used. */
export function windowWords({ from, to }: Pick<ListedSimulation, 'from' | 'to'>, { t, format }: RulesWords): string {
  if (from === null || to === null) return t('simulation.all')
  return format.range(from, to)
}
