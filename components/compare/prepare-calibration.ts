import type { ChartColor, LineSpec } from '@/components/charts/prepare/spec'
import type { ComparedVersion } from './figures'

type Ask = {
  versions: readonly Pick<ComparedVersion, 'version' | 'calibration'>[]
  colors: Readonly<Record<string, ChartColor>>
  words: { title: string; stated: string; perfect: string; sentence: string }
}

/** Stated against observed risk of every version that gives a score, in one chart; null where none does. */
export function prepareCalibration({ versions, colors, words }: Ask): LineSpec | null {
  const series = versions.flatMap(({ version, calibration }): LineSpec['series'] => {
    if (!calibration || !('curve' in calibration)) return []
    const points = calibration.curve.map(({ score, positives, n }) => ({ at: score, value: positives, n }))
    return [{ id: version, name: version, color: colors[version] ?? 'chart-1', markers: true, points }]
  })
  if (series.length === 0) return null
  const diagonal = {
    id: 'perfect',
    name: words.perfect,
    color: 'chart-reference',
    kind: 'baseline',
    points: [0, 1].map((at) => ({ at, value: at })),
  } as const
  return {
    title: words.title,
    unit: { kind: 'share' },
    x: { kind: 'number', name: words.stated, unit: { kind: 'share' }, min: 0, max: 1 },
    domain: [0, 1],
    hold: [0, 1],
    height: 240,
    sentence: words.sentence,
    series: [diagonal, ...series],
  }
}
