import { clean, niceTicks } from './nice-ticks'
import type { LineSpec, Unit } from './spec'

function values(spec: LineSpec): number[] {
  const found = spec.series.flatMap((series) =>
    series.points.flatMap(({ value, low, high }) => (value === null ? [] : [value, low ?? value, high ?? value])),
  )
  if (spec.limit) found.push(spec.limit.value)
  if (spec.natural) found.push(spec.natural.low, spec.natural.high)
  return [...found, ...(spec.hold ?? [])].filter(Number.isFinite)
}

/** Ratios, money and counts start at 0; shares start there unless all lie in the upper half of their range. */
function startsAtZero(unit: Unit, low: number, high: number): boolean {
  return unit.kind !== 'share' || low < high / 2
}

export type YAxis = { domain: [number, number]; ticks: number[]; step: number; startsAtZero: boolean }

export function yAxis(spec: LineSpec): YAxis {
  const all = values(spec)
  const low = all.length > 0 ? all.reduce((a, b) => Math.min(a, b)) : 0
  const high = all.length > 0 ? all.reduce((a, b) => Math.max(a, b)) : 1
  const zero = startsAtZero(spec.unit, low, high)
  const bottom = zero ? Math.min(0, low) : low
  const top = zero ? Math.max(0, high) : high
  const { ticks, step } = niceTicks(bottom, top === bottom ? bottom + 1 : top)
  const share = spec.unit.kind === 'share' && low >= 0 && high <= 1
  const kept = share ? ticks.filter((tick) => tick >= 0 && tick <= 1) : ticks
  const first = kept[0] ?? 0
  const last = kept.at(-1) ?? 1
  const domain: [number, number] = share
    ? [first, Math.min(1, Math.max(last, clean(high)))]
    : [Math.min(first, bottom), Math.max(last, top)]
  return { domain, ticks: kept, step, startsAtZero: first <= 0 }
}
