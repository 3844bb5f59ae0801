import type { LinePoint, XAxis } from './spec'

export function xValue(at: string | number): number {
  return typeof at === 'number' ? at : new Date(at).getTime()
}

/** Where a point stands: the middle of its bucket, else where it says. */
export function pointX(point: Pick<LinePoint, 'at' | 'to'>): number {
  const start = xValue(point.at)
  return point.to === undefined ? start : (start + xValue(point.to)) / 2
}

/** The axis from the spec's domain or from what the points cover. */
export function xDomain(
  axis: XAxis,
  domain: readonly [string | number, string | number] | undefined,
  points: readonly Pick<LinePoint, 'at' | 'to'>[],
): [number, number] {
  if (domain) return [xValue(domain[0]), xValue(domain[1])]
  const starts = points.map((point) => xValue(point.at))
  const ends = points.map((point) => xValue(point.to ?? point.at))
  const least = starts.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY)
  const most = ends.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY)
  const low = axis.kind === 'number' && axis.min !== undefined ? axis.min : least
  const high = axis.kind === 'number' && axis.max !== undefined ? axis.max : most
  if (!Number.isFinite(low) || !Number.isFinite(high)) return [0, 1]
  return low < high ? [low, high] : [low - 0.5, low + 0.5]
}
