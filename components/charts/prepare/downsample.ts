export const MOST_POINTS = 720

type XY = { x: number; y: number | null }

/** Largest triangle three buckets (Steinarsson 2013): keeps the ends and, of each bucket, the point that shapes the line most. */
function largestTriangles<P extends { x: number; y: number }>(points: readonly P[], most: number): P[] {
  const first = points[0]
  const last = points.at(-1)
  if (points.length <= most || !first || !last) return [...points]
  if (most < 3) return most === 1 ? [first] : [first, last]
  const width = (points.length - 2) / (most - 2)
  const kept: P[] = [first]
  let anchor = first
  for (let bucket = 0; bucket < most - 2; bucket++) {
    const start = Math.floor(bucket * width) + 1
    const end = Math.floor((bucket + 1) * width) + 1
    const ahead = points.slice(end, Math.max(end + 1, Math.floor((bucket + 2) * width) + 1))
    const meanX = ahead.reduce((sum, point) => sum + point.x, 0) / ahead.length
    const meanY = ahead.reduce((sum, point) => sum + point.y, 0) / ahead.length
    let best = points[start] ?? anchor
    let largest = -1
    for (const point of points.slice(start, end)) {
      const area = Math.abs((anchor.x - meanX) * (point.y - anchor.y) - (anchor.x - point.x) * (meanY - anchor.y))
      if (area > largest) [largest, best] = [area, point]
    }
    kept.push(best)
    anchor = best
  }
  kept.push(last)
  return kept
}

function splitAtGaps<P extends XY>(points: readonly P[]): P[][] {
  const parts: P[][] = [[]]
  for (const point of points) {
    if (point.y === null) parts.push([point], [])
    else parts.at(-1)?.push(point)
  }
  return parts.filter((part) => part.length > 0)
}

const isGap = (part: readonly XY[]) => part.length === 1 && part[0]?.y === null

/** At most about `most` points; a gap stays a gap. Tables and exports keep every point. */
export function downsample<P extends XY>(points: readonly P[], most = MOST_POINTS): P[] {
  if (points.length <= most) return [...points]
  const parts = splitAtGaps(points).filter((part, index, all) => !isGap(part) || !isGap(all[index - 1] ?? []))
  const lines = parts.filter((part) => !isGap(part))
  const total = lines.reduce((sum, part) => sum + part.length, 0)
  const room = Math.max(lines.length, most - (parts.length - lines.length))
  return parts.flatMap((part) => {
    if (isGap(part)) return part
    const share = Math.max(1, Math.floor((part.length / total) * room))
    return largestTriangles(part as (P & { y: number })[], share)
  })
}
