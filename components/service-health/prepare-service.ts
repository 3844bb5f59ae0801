import type { ChartColor, LineSpec, TimeBucket, Unit } from '@/components/charts/prepare/spec'

type Window = {
  from: string
  to: string
  requests: number
  errors: number
  latencyMs: { p50: number | null; p95: number | null; p99: number | null }
  memoryMb: number | null
  cpuSeconds: number | null
}
type Axis = { windows: readonly Window[]; zone: string; bucket: TimeBucket }
type Line = { id: string; name: string; color: ChartColor; value: (window: Window) => number | null }

function specOf(
  { windows, zone, bucket }: Axis,
  about: { title: string; unit: Unit; height: number; hold?: readonly number[] },
  lines: Line[],
): LineSpec {
  const [first, last] = [windows[0], windows.at(-1)]
  return {
    ...about,
    x: { kind: 'time', zone, bucket },
    ...(first && last && { domain: [first.from, last.to] as const }),
    series: lines.map(({ value, ...line }) => ({
      ...line,
      markers: windows.length <= 40,
      points: windows.map((window) => ({
        at: window.from,
        to: window.to,
        value: value(window),
        n: window.requests,
      })),
    })),
    hold: about.hold ?? [0],
  }
}

export function prepareRequests(axis: Axis, words: { title: string; name: string }, color: ChartColor): LineSpec {
  const about = { title: words.title, unit: { kind: 'count' } as const, height: 140 }
  return specOf(axis, about, [{ id: 'requests', name: words.name, color, value: ({ requests }) => requests }])
}

export function prepareErrors(axis: Axis, words: { title: string; name: string }, color: ChartColor): LineSpec {
  const about = { title: words.title, unit: { kind: 'share', digits: 2 } as const, height: 96, hold: [0, 0.01] }
  const rate = ({ requests, errors }: Window) => (requests > 0 ? errors / requests : null)
  return specOf(axis, about, [{ id: 'errors', name: words.name, color, value: rate }])
}

/** Three quantiles; the slowest in a hundred is the widest from the version's own colour. */
export function prepareLatency(axis: Axis, words: { title: string; p50: string; p95: string; p99: string }): LineSpec {
  const about = { title: words.title, unit: { kind: 'duration' } as const, height: 240 }
  return specOf(axis, about, [
    { id: 'p50', name: words.p50, color: 'chart-1', value: ({ latencyMs }) => latencyMs.p50 },
    { id: 'p95', name: words.p95, color: 'chart-2', value: ({ latencyMs }) => latencyMs.p95 },
    { id: 'p99', name: words.p99, color: 'chart-3', value: ({ latencyMs }) => latencyMs.p99 },
  ])
}

export function prepareResource(
  axis: Axis,
  of: 'memoryMb' | 'cpuSeconds',
  words: { title: string; name: string; color: ChartColor },
): LineSpec {
  const about = { title: words.title, unit: { kind: 'number' } as const, height: 140 }
  return specOf(axis, about, [{ id: of, name: words.name, color: words.color, value: (window) => window[of] }])
}

export const reported = (windows: readonly Window[], of: 'memoryMb' | 'cpuSeconds'): boolean =>
  windows.some((window) => window[of] !== null)
