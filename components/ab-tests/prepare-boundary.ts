import type { LineSeries, LineSpec } from '@/components/charts/prepare/spec'
import { armColor } from './arm-color'
import type { ReadTest } from './figures'
import type { AbWords } from './words'

type Words = Pick<AbWords, 't' | 'format'>

function sentence({ look }: ReadTest['results'], { t, format }: Words): string {
  const last = look.readings.at(-1)
  const size = Math.max(0, ...(last?.arms ?? []).map(({ z }) => Math.abs(z)))
  if (!last) return t('boundary.none', { next: format.count(look.next ?? look.planned) })
  return t('boundary.read', { z: format.number(size, { digits: 2 }), units: format.count(last.information) })
}

/** The primary effect in standard errors at each look, between the lines beyond which it decides. */
export function boundarySpec({ test, results }: ReadTest, words: Words, height: number): LineSpec {
  const { t } = words
  const { bounds, planned, readings } = results.look
  const line = (id: 'upper' | 'lower', sign: 1 | -1): LineSeries => ({
    id,
    name: t(`boundary.${id}`),
    color: 'chart-reference',
    kind: 'boundary',
    markers: true,
    points: bounds.map(({ fraction, z }) => ({ at: Math.ceil(fraction * planned), value: sign * z })),
  })
  const challengers = test.arms.flatMap(({ arm, version, control }, place) => {
    const points = readings.flatMap(({ information, arms }) =>
      arms.flatMap((one) => (one.arm === arm ? [{ at: information, value: one.z }] : [])),
    )
    if (control || points.length === 0) return []
    return [{ id: arm, name: version, color: armColor(place), markers: true, points }]
  })
  return {
    title: t('boundary.title'),
    unit: { kind: 'number', digits: 1 },
    x: { kind: 'number', name: t('boundary.units'), unit: { kind: 'count' }, min: 0 },
    height,
    hold: [0],
    sentence: sentence(results, words),
    series: [line('upper', 1), ...challengers, line('lower', -1)],
  }
}
