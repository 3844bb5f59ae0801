import { bump } from '@/stats/metrics/bump'
import { labelRank, multiclassLogLossTerm } from '@/stats/metrics/multiclass/log-loss'
import type { PerformanceRow } from './fold'
import { MULTICLASS_COUNTS as C, type MulticlassLayout, MULTICLASS_SUMS as S, TOP_K } from './layout'
import type { PerformanceSummary } from './summary'

function known(index: number, classes: number): boolean {
  return Number.isInteger(index) && index >= 0 && index < classes
}

export function foldMulticlass(
  { classes }: MulticlassLayout,
  { counts, sums }: PerformanceSummary,
  { prediction, label, probabilities, sign }: PerformanceRow,
): void {
  if (!known(prediction, classes) || !known(label, classes)) {
    bump(counts, C.unknown, sign)
    return
  }
  bump(counts, C.labelled, sign)
  bump(counts, C.cells + label * classes + prediction, sign)
  if (probabilities === null) {
    bump(counts, C.probabilitiesMissing, sign)
    return
  }
  const loss = probabilities.length === classes ? multiclassLogLossTerm(probabilities, label) : null
  if (loss === null) {
    bump(counts, C.probabilitiesInvalid, sign)
    return
  }
  const rank = labelRank(probabilities, label)
  bump(counts, C.ranked, sign)
  if (rank <= TOP_K) bump(counts, C.ranks + rank - 1, sign)
  bump(sums, S.logLoss, sign * loss)
  bump(sums, S.logLossSquares, sign * loss * loss)
}
