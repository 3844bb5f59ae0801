import type { ChartColor, LineSeries, LineSpec, TimeBucket } from '@/components/charts/prepare/spec'
import type { FeatureQuality } from '@/domain/quality/summary'
import { QUALITY_KINDS, type QualityKind } from './rank-quality'

type Window = { from: string; to: string; predictions?: number; flagged?: number; features: readonly FeatureQuality[] }
type Axis = { zone: string; bucket: TimeBucket }

const COLORS: Record<QualityKind, ChartColor> = {
  missing: 'chart-1',
  invalid: 'chart-2',
  unseen: 'chart-3',
  outOfRange: 'chart-4',
}

const domainOf = (windows: readonly Window[]) => {
  const [first, last] = [windows[0], windows.at(-1)]
  return first && last ? { domain: [first.from, last.to] as const } : {}
}

/** Shares of one feature over time, a line for each kind that applies. */
export function prepareQuality(
  ask: {
    feature: string
    windows: readonly Window[]
    words: { title: string; kind: (kind: QualityKind) => string }
  } & Axis,
): LineSpec {
  const { feature, windows, words, zone, bucket } = ask
  const points = (kind: QualityKind): LineSeries['points'] =>
    windows.map((window) => {
      const quality = window.features.find((one) => one.feature === feature)
      return { at: window.from, to: window.to, value: quality?.[kind]?.window ?? null, n: quality?.n.window ?? null }
    })
  const applies = (kind: QualityKind) =>
    windows.some((window) => window.features.some((one) => one.feature === feature && one[kind] !== null))
  return {
    title: words.title,
    unit: { kind: 'share', digits: 2 },
    x: { kind: 'time', zone, bucket },
    ...domainOf(windows),
    series: QUALITY_KINDS.filter(applies).map((kind) => ({
      id: kind,
      name: words.kind(kind),
      color: COLORS[kind],
      markers: windows.length <= 40,
      points: points(kind),
    })),
    hold: [0, 0.001],
    height: 200,
  }
}

/** Share of predictions that were flagged, over time. */
export function prepareFlagged(
  ask: { windows: readonly Window[]; color: ChartColor; words: { title: string; name: string } } & Axis,
): LineSpec {
  const { windows, color, words, zone, bucket } = ask
  return {
    title: words.title,
    unit: { kind: 'share', digits: 2 },
    x: { kind: 'time', zone, bucket },
    ...domainOf(windows),
    series: [
      {
        id: 'flagged',
        name: words.name,
        color,
        markers: windows.length <= 40,
        points: windows.map(({ from, to, predictions = 0, flagged = 0 }) => ({
          at: from,
          to,
          value: predictions > 0 ? flagged / predictions : null,
          n: predictions,
        })),
      },
    ],
    hold: [0, 0.001],
    height: 120,
  }
}
