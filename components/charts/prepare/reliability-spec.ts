import type { LineSpec, ReliabilitySpec } from './spec'
import type { ChartWords } from './words'

/** Stated against observed risk as a line chart: the diagonal is where the model keeps its word. */
export function reliabilitySpec(spec: ReliabilitySpec, { format, t }: ChartWords): LineSpec {
  const known = spec.points.filter((point) => point.observed !== null)
  const gap = (point: (typeof known)[number]) => Math.abs((point.observed ?? 0) - point.stated)
  const widest = [...known].sort((a, b) => gap(b) - gap(a))[0]
  const sentence = widest
    ? t('sentenceReliability', {
        title: spec.title,
        stated: format.share(widest.stated),
        observed: format.share(widest.observed),
      })
    : t('empty', { title: spec.title })
  return {
    title: spec.title,
    unit: { kind: 'share' },
    x: { kind: 'number', name: t('statedRisk'), unit: { kind: 'share' }, min: 0, max: 1 },
    domain: [0, 1],
    hold: [0, 1],
    height: spec.height ?? 240,
    sentence: spec.sentence ?? sentence,
    series: [
      {
        id: 'perfect',
        name: t('perfect'),
        color: 'chart-reference',
        kind: 'baseline',
        points: [0, 1].map((at) => ({ at, value: at })),
      },
      {
        id: 'observed',
        name: spec.name,
        color: spec.color ?? 'chart-1',
        markers: true,
        points: spec.points.map(({ stated, observed, low, high, n }) => ({
          at: stated,
          value: observed,
          low: low ?? null,
          high: high ?? null,
          n,
        })),
      },
    ],
  }
}
