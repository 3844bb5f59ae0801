import { spendingBounds } from '@/stats/inference/group-sequential/boundaries'
import { challengerIndexes } from './arms'
import { plannedFractions } from './engine'
import type { Plan } from './input'

export type PlannedBound = { fraction: number; z: number }

const known = new Map<string, PlannedBound[]>()

/**
 * What |Z| of the primary effect is held against at each planned look, at shares of the planned units: O'Brien-Fleming by Lan-DeMets.
 * A look that is taken a little later is read at the bound of where it was taken. Empty for an engine without planned looks.
 */
export function plannedBounds(plan: Pick<Plan, 'arms' | 'engine' | 'looks' | 'alpha'>): PlannedBound[] {
  if (plan.engine !== 'group_sequential') return []
  const fractions = plannedFractions(plan)
  // Of several challengers the first is read at this level.
  const alpha = plan.alpha / Math.max(1, challengerIndexes(plan).length)
  const key = `${fractions.length} ${alpha}`
  const found =
    known.get(key) ?? spendingBounds(fractions, { alpha }).bounds.map((z, i) => ({ fraction: fractions[i] ?? 1, z }))
  if (known.size > 256) known.clear()
  known.set(key, found)
  return found
}
