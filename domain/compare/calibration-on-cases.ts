import { calibrationBins, calibrationCurve } from '@/stats/metrics/binary/calibration'
import type { Answers, SharedCases } from './shared-cases'

/** Stated against observed risk of one version on the cases that it gave a score for. */
export function calibrationOnCases(cases: SharedCases, answers: Answers) {
  if (cases.task !== 'binary') return { value: null, reason: 'not_measured_for_task' as const }
  const scored = (values: Float64Array) => values.filter((_, i) => !Number.isNaN(answers.scores[i] ?? Number.NaN))
  const [scores, labels] = [scored(answers.scores), scored(cases.labels)]
  if (scores.length === 0) return { value: null, reason: 'no_scores' as const }
  return { n: scores.length, curve: calibrationCurve(calibrationBins(scores, labels)) }
}
