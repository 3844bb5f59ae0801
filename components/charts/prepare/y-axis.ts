import { niceAxis } from './nice-ticks'
import type { LineSpec, Unit } from './spec'

function values(spec: LineSpec): number[] {
  const found = spec.series.flatMap((series) =>
    series.points.flatMap(({ value, low, high }) => (value === null ? [] : [value, low ?? value, high ?? value])),
  )
  if (spec.limit) found.push(spec.limit.value)
  if (spec.natural) found.push(spec.natural.low, spec.natural.high)
  return [...found, ...(spec.hold ?? [])].filter(Number.isFinite)
}

const isRate = (unit: Unit) => unit.kind === 'share' || (unit.kind === 'number' && unit.rate === true)

/** Distances, money and counts start at 0; shares and rates start there unless all lie in the upper half of their range. */
function startsAtZero(unit: Unit, low: number, high: number): boolean {
  return !isRate(unit) || low < high / 2
}

const isShare = ({ value }: { value: number | null }) => value === null || (value >= 0 && value <= 1)

export type YAxis = { domain: [number, number]; ticks: number[]; step: number; startsAtZero: boolean }

/** `height` in px decides how many ticks there is room for. */
export function yAxis(spec: LineSpec, height: number): YAxis {
  const all = values(spec)
  const low = all.length > 0 ? all.reduce((a, b) => Math.min(a, b)) : 0
  const high = all.length > 0 ? all.reduce((a, b) => Math.max(a, b)) : 1
  const zero = startsAtZero(spec.unit, low, high)
  const bottom = zero ? Math.min(0, low) : low
  const top = zero ? Math.max(0, high) : high
  const most = Math.max(4, Math.min(6, Math.floor((height - 40) / 25)))
  const { ticks, step, domain } = niceAxis(bottom, top === bottom ? bottom + 1 : top, most)
  if (!isRate(spec.unit) || !spec.series.every(({ points }) => points.every(isShare))) {
    return { domain, ticks, step, startsAtZero: domain[0] <= 0 }
  }
  const kept = ticks.filter((tick) => tick >= 0 && tick <= 1)
  const start = Math.max(0, domain[0])
  return { domain: [start, Math.min(1, domain[1])], ticks: kept, step, startsAtZero: start === 0 }
}
