import { type Figure, ratioFigure, undefinedFigure } from '@/stats/metrics/figure'
import type { Margins } from './margins'

/** Share of rows on the diagonal; also micro precision, recall and F1. */
export function multiclassAccuracy({ n, hits }: Margins): Figure {
  return ratioFigure(
    hits.reduce((total, hit) => total + hit, 0),
    n,
    'no_rows',
  )
}

/** Mean recall over the classes that occur as a label; undefined with fewer than two of them. */
export function multiclassBalancedAccuracy({ n, hits, labels }: Margins): Figure {
  let sum = 0
  let classes = 0
  for (const [index, support] of labels.entries()) {
    if (support <= 0) continue
    classes += 1
    sum += (hits[index] ?? 0) / support
  }
  if (classes < 2) return undefinedFigure(n > 0 ? 'one_class_only' : 'no_rows')
  return { value: sum / classes }
}

/** Takes rounding beyond -1 and 1 away. */
function snap(value: number): number {
  return Math.abs(Math.abs(value) - 1) < 1e-12 ? Math.sign(value) : value
}

/** Gorodkin's (2004) R_K, the correlation of label and prediction in [-1, 1]; undefined where either does not vary. */
export function multiclassMcc({ n, hits, labels, predictions }: Margins): Figure {
  if (n === 0) return undefinedFigure('no_rows')
  let agree = 0
  let expected = 0
  let labelSpread = 1
  let predictionSpread = 1
  for (const [index, support] of labels.entries()) {
    const labelShare = support / n
    const predictionShare = (predictions[index] ?? 0) / n
    agree += (hits[index] ?? 0) / n
    expected += labelShare * predictionShare
    labelSpread -= labelShare * labelShare
    predictionSpread -= predictionShare * predictionShare
  }
  if (labels.some((support) => support === n)) return undefinedFigure('one_class_only')
  if (predictions.some((count) => count === n)) return undefinedFigure('one_decision_only')
  return { value: snap((agree - expected) / Math.sqrt(labelSpread * predictionSpread)) }
}
