import type { Interval } from '@/stats/intervals/interval'
import { moverInterval } from '@/stats/intervals/mover'
import { wilsonInterval } from '@/stats/intervals/wilson'
import type { Proportions, Share } from './proportions'

/** Newcombe's hybrid score interval of treatment - control (1998, method 10). `z` is the normal quantile at 1 - alpha / 2. */
export function newcombeInterval({ control, treatment }: Proportions, z: number): Interval {
  const term = ({ events, n }: Share, weight: number) => ({
    value: events / n,
    weight,
    ...wilsonInterval(events, n, z),
  })
  return moverInterval([term(treatment, 1), term(control, -1)])
}
