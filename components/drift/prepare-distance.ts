import type { ChartColor, LineSeries, LineSpec, TimeBucket } from '@/components/charts/prepare/spec'
import type { DriftFinding } from '@/domain/drift/finding'
import type { DriftSince } from './drift-since'
import { answersWithP } from './rank-findings'

type Window = { from: string; to: string; features: readonly DriftFinding[] }
export type DistanceLine = { version: string; color: ChartColor; windows: readonly Window[] }
export type DistanceWords = {
  title: string
  /** Name of the only line. */
  name: string
  limit: (value: number) => string
  since: (at: string) => string
  reason: (code: string) => string
}

function lineOf(line: DistanceLine, feature: string, name: string, words: DistanceWords): LineSeries {
  return {
    id: line.version,
    name,
    color: line.color,
    markers: true,
    points: line.windows.map((window) => {
      const finding = window.features.find((one) => one.feature === feature)
      const base = { at: window.from, to: window.to, n: finding?.n.window ?? null }
      if (!finding || finding.value === null)
        return { ...base, value: null, reason: words.reason(finding?.reason ?? '') }
      if (finding.drifted === 'insufficient') return { ...base, value: null, reason: words.reason('too_few') }
      return { ...base, value: finding.value }
    }),
  }
}

/** The distance of one feature over time with its limit; windows with too few rows are gaps that say so. */
export function prepareDistance(ask: {
  feature: string
  lines: readonly DistanceLine[]
  since: DriftSince | null
  zone: string
  bucket: TimeBucket
  words: DistanceWords
}): LineSpec {
  const { feature, lines, since, zone, bucket, words } = ask
  const windows = lines[0]?.windows ?? []
  const findings = windows.flatMap((window) => window.features.find((one) => one.feature === feature) ?? [])
  const limited = findings.findLast((finding) => finding.threshold !== null)
  const [first, last] = [windows[0], windows.at(-1)]
  const limit = limited?.threshold ?? null
  return {
    title: words.title,
    unit: { kind: 'number', digits: 3 },
    x: { kind: 'time', zone, bucket },
    ...(first && last && { domain: [first.from, last.to] as const }),
    series: lines.map((line) => lineOf(line, feature, lines.length > 1 ? line.version : words.name, words)),
    ...(limited &&
      limit !== null && {
        limit: {
          value: limit,
          avoid: answersWithP(limited) ? ('below' as const) : ('above' as const),
          text: words.limit(limit),
        },
      }),
    ...(since && !since.whole && { annotations: [{ at: since.since, text: words.since(since.since) }] }),
    hold: [0],
    height: 176,
  }
}
