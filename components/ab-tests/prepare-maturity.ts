import type { LineSpec } from '@/components/charts/prepare/spec'
import { armColor } from './arm-color'
import type { ReadTest } from './figures'
import type { AbWords } from './words'

const HOUR_MS = 3_600_000

/** Share of each arm's mature units with a label by the time since exposure. */
export function maturitySpec({ test, results }: ReadTest, { t }: Pick<AbWords, 't'>, height: number): LineSpec {
  const curves = results.maturity ?? []
  return {
    title: t('maturity.title'),
    unit: { kind: 'share', digits: 0 },
    x: { kind: 'number', name: t('maturity.after'), unit: { kind: 'duration' }, min: 0 },
    natural: { low: 0, high: 1 },
    hold: [0, 1],
    height,
    series: test.arms.map(({ arm, version }, place) => ({
      id: arm,
      name: version,
      color: armColor(place),
      points: (curves.find((one) => one.arm === arm)?.points ?? []).map(({ hours, share }) => ({
        at: hours * HOUR_MS,
        value: share,
      })),
    })),
  }
}
