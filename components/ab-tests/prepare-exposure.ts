import type { LineSpec } from '@/components/charts/prepare/spec'
import { armColor } from './arm-color'
import type { ReadTest } from './figures'
import type { AbWords } from './words'

const DAY_MS = 86_400_000

/** Units per arm by UTC day of their first exposure. */
export function exposureSpec({ results }: ReadTest, { t }: Pick<AbWords, 't'>, height: number): LineSpec {
  return {
    title: t('exposure.title'),
    unit: { kind: 'count' },
    x: { kind: 'time', zone: 'UTC', bucket: 'day' },
    height,
    series: results.units.arms.map(({ arm, version }, place) => ({
      id: arm,
      name: version,
      color: armColor(place),
      points: results.days.map(({ day, exposed }) => ({
        at: day,
        to: new Date(Date.parse(day) + DAY_MS).toISOString(),
        value: exposed[place] ?? 0,
      })),
    })),
  }
}
