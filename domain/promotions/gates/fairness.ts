import type { FairnessMeasure } from '@/domain/fairness/measure'
import type { FairnessGap } from '../evidence'
import { type Gate, missing, type OnBreach, written } from './gate'

export type FairnessLimits = OnBreach & {
  /** Widest gap allowed between two values of a segment, per measure; a measure left out is not judged. */
  gaps: { [measure in FairnessMeasure]?: number | undefined }
  /** Only these segments; left out: all. */
  segments?: readonly string[] | undefined
}

/** 2: beyond the limit for sure, 1: is or may be beyond, 0: within; then how far. */
function severity(gap: FairnessGap, limits: FairnessLimits): [rank: number, excess: number] {
  const limit = limits.gaps[gap.measure] ?? 1
  return [gap.atLeast > limit ? 2 : gap.high > limit ? 1 : 0, gap.gap - limit]
}

const isWorse = (a: FairnessGap, b: FairnessGap, limits: FairnessLimits): boolean => {
  const [one, other] = [severity(a, limits), severity(b, limits)]
  return one[0] > other[0] || (one[0] === other[0] && one[1] > other[1])
}

/**
 * Gaps between the values of a segment in selection rate, recall (equal opportunity) and calibration. Decided on the most
 * serious of them, then the one furthest beyond its limit. `onFail` where some two values differ by more than the limit beyond chance; a gap
 * that is or may be wider than the limit warns. `figure`: that gap; `limit`: its limit.
 */
export const fairness: Gate<FairnessLimits> = ({ evidence, limits }) => {
  const found = evidence.fairness
  if (!found.measured) return missing(limits, `fairness was not measured: ${found.reason}`)
  const judged = found.gaps.filter(
    ({ segment, measure }) => limits.gaps[measure] !== undefined && (limits.segments?.includes(segment) ?? true),
  )
  const worst = judged.reduce<FairnessGap | null>(
    (most, gap) => (most === null || isWorse(gap, most, limits) ? gap : most),
    null,
  )
  if (worst === null) return missing(limits, 'no segment has enough rows to be judged')
  const limit = limits.gaps[worst.measure] ?? 1
  const { lowest, highest } = worst
  const because = `${worst.measure} by ${worst.segment}: ${lowest.value} ${written(lowest.figure)}, ${highest.value} ${written(highest.figure)} (gap ${written(worst.low)} to ${written(worst.high)})`
  const told = { figure: worst.gap, limit, because }
  if (worst.atLeast > limit) return { verdict: limits.onFail, ...told, code: 'beyond_limit' }
  return worst.high > limit
    ? { verdict: 'warn', ...told, code: 'not_proven' }
    : { verdict: 'pass', ...told, code: 'within_limit' }
}
