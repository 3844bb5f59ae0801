import 'server-only'
import { foldCategory, foldNumeric } from '@/domain/features/inputs-layout'
import { SCORE_FEATURE, scoreValue } from '@/domain/features/score-feature'
import { CASES } from '@/domain/labels/cases-layout'
import type { LabelState } from '@/domain/labels/contribution'
import { foldPerformance } from '@/domain/performance/fold'
import { delayBin, LABEL_COUNTS } from '@/domain/performance/label-delays'
import { foldService } from '@/domain/service-health/summary'
import type { RollupDelta } from '@/server/rollups/delta'
import { ALL_SEGMENTS, SUBJECT, type Subject, segmentId } from '@/server/rollups/subjects'
import { bump } from '@/stats/metrics/bump'
import type { VersionState } from './version-state'

/** What the figures need of a prediction, whether it just arrived or was read back. */
export type FoldableRow = {
  at: number
  numeric: ArrayLike<number | null>
  categoryCodes: ArrayLike<number>
  segmentCodes: ArrayLike<number>
  prediction: string | null
  predictionValue: number | null
  score: number | null
  probabilities: ArrayLike<number> | null
  latencyMs: number | null
  error: string | null
  amount: number | null
  flagged: boolean
}

function foldInputs(delta: RollupDelta, state: VersionState, row: FoldableRow): boolean {
  const cell = delta.at(SUBJECT.inputs, ALL_SEGMENTS, row.at)
  let odd = false
  let numeric = 0
  let category = 0
  for (const place of state.inputs.features) {
    const { baseline } = place
    if (baseline.name === SCORE_FEATURE) {
      foldNumeric(cell, place, scoreValue(row, state.task))
    } else if (baseline.kind === 'numeric') {
      if (foldNumeric(cell, place, row.numeric[numeric++] ?? null)) odd = true
    } else {
      const bin = state.bins[category]?.(row.categoryCodes[category] ?? 0) ?? 'missing'
      category++
      if (bin === 'unseen') odd = true
      foldCategory(cell, place, bin)
    }
  }
  return odd
}

function segmentsOf(row: FoldableRow): number[] {
  const segments = [ALL_SEGMENTS]
  for (let field = 0; field < row.segmentCodes.length; field++)
    segments.push(segmentId(field, row.segmentCodes[field] ?? 0))
  return segments
}

const casesOf = (segment: number) => (segment === ALL_SEGMENTS ? SUBJECT.cases : SUBJECT.segmentCases)

function classNumber(state: VersionState, text: string | null): number {
  if (text === null) return Number.NaN
  if (state.task === 'binary') return text === state.positiveClass ? 1 : 0
  return state.classes?.indexOf(text) ?? -1
}

function judge(
  delta: RollupDelta,
  state: VersionState,
  judged: { row: FoldableRow; value: string; number: number | null; subject: Subject; sign: 1 | -1 },
): void {
  const { row, subject, sign } = judged
  const { performance } = state
  if (!performance || (row.prediction === null && row.predictionValue === null)) return
  const regression = performance.task === 'regression'
  const folded = {
    prediction: regression ? (row.predictionValue ?? Number.NaN) : classNumber(state, row.prediction),
    label: regression ? (judged.number ?? Number.NaN) : classNumber(state, judged.value),
    score: row.score,
    probabilities: row.probabilities,
    amount: row.amount,
    sign,
  }
  for (const segment of segmentsOf(row)) foldPerformance(performance, delta.at(subject, segment, row.at), folded)
}

function foldAbsent(delta: RollupDelta, state: VersionState, row: FoldableRow, sign: 1 | -1): void {
  const { labelPolicy } = state
  if (labelPolicy.policy !== 'absence') return
  const number = Number(labelPolicy.value)
  judge(delta, state, {
    row,
    value: labelPolicy.value,
    number: Number.isFinite(number) ? number : null,
    subject: SUBJECT.absent,
    sign,
  })
}

/** Adds a prediction to its buckets. Says whether a value was outside the reference. */
export function foldPrediction(
  delta: RollupDelta,
  state: VersionState,
  row: FoldableRow,
  subjects = { service: true },
): boolean {
  const odd = foldInputs(delta, state, row)
  for (const segment of segmentsOf(row)) {
    const { counts } = delta.at(casesOf(segment), segment, row.at)
    bump(counts, CASES.predictions, 1)
    if (odd || row.flagged) bump(counts, CASES.flagged, 1)
    if (row.error !== null) bump(counts, CASES.errors, 1)
  }
  if (subjects.service) {
    const request = { latencyMs: row.latencyMs, failed: row.error !== null, sign: 1 as const }
    foldService(delta.at(SUBJECT.service, ALL_SEGMENTS, row.at), request)
  }
  foldAbsent(delta, state, row, 1)
  return odd
}

/** Adds what is known about a prediction's truth (sign 1), or takes it back before better knowledge is added (sign -1). */
export function foldTruth(
  delta: RollupDelta,
  state: VersionState,
  truth: { row: FoldableRow; label: LabelState; sign: 1 | -1 },
): void {
  const { row, label, sign } = truth
  for (const segment of segmentsOf(row)) {
    const { counts } = delta.at(casesOf(segment), segment, row.at)
    const { labels } = CASES
    bump(counts, labels + LABEL_COUNTS.labelled, sign)
    bump(counts, labels + LABEL_COUNTS.corrected, sign * label.corrections)
    if (label.delayMs === null) bump(counts, labels + LABEL_COUNTS.delayUnknown, sign)
    else if (segment === ALL_SEGMENTS) bump(counts, labels + LABEL_COUNTS.delays + delayBin(label.delayMs / 1000), sign)
  }
  judge(delta, state, { row, value: label.value, number: label.number, subject: SUBJECT.performance, sign })
  foldAbsent(delta, state, row, sign === 1 ? -1 : 1)
}
