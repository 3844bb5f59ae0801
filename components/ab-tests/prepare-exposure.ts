import type { ChartColor, LineSpec } from '@/components/charts/prepare/spec'
import type { ReadTest } from './figures'
import type { AbWords } from './words'

const DAY_MS = 86_400_000
const COLORS: readonly ChartColor[] = [
  'chart-1',
  'chart-2',
  'chart-3',
  'chart-4',
  'chart-5',
  'chart-6',
  'chart-7',
  'chart-8',
]

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
      color: COLORS[place] ?? 'chart-reference',
      points: results.days.map(({ day, exposed }) => ({
        at: day,
        to: new Date(Date.parse(day) + DAY_MS).toISOString(),
        value: exposed[place] ?? 0,
      })),
    })),
  }
}
