import { type Figure, ratioFigure, undefinedFigure } from '@/stats/metrics/figure'

/** Counts of a binary decision against the label. Whole numbers >= 0; n = tn + fp + fn + tp. */
export type Confusion = { tn: number; fp: number; fn: number; tp: number }

/** (tp + tn) / n. */
export function accuracy({ tn, fp, fn, tp }: Confusion): Figure {
  return ratioFigure(tp + tn, tn + fp + fn + tp, 'no_rows')
}

/** tp / (tp + fp); undefined where nothing was predicted positive. */
export function precision({ tn, fp, fn, tp }: Confusion): Figure {
  return ratioFigure(tp, tp + fp, tn + fn > 0 ? 'no_predicted_positives' : 'no_rows')
}

/** tp / (tp + fn); undefined without positive labels. */
export function recall({ tn, fp, fn, tp }: Confusion): Figure {
  return ratioFigure(tp, tp + fn, tn + fp > 0 ? 'no_positives' : 'no_rows')
}

/** tn / (tn + fp); undefined without negative labels. */
export function specificity({ tn, fp, fn, tp }: Confusion): Figure {
  return ratioFigure(tn, tn + fp, fn + tp > 0 ? 'no_negatives' : 'no_rows')
}

/** Mean of recall and specificity; undefined unless both labels occur. */
export function balancedAccuracy(confusion: Confusion): Figure {
  const positive = recall(confusion)
  const negative = specificity(confusion)
  if (positive.value === null) return positive.reason === 'no_rows' ? positive : undefinedFigure('one_class_only')
  if (negative.value === null) return undefinedFigure('one_class_only')
  return { value: (positive.value + negative.value) / 2 }
}

/** 2 tp / (2 tp + fp + fn); undefined where positives neither occur nor are predicted. */
export function f1({ tn, fp, fn, tp }: Confusion): Figure {
  return ratioFigure(2 * tp, 2 * tp + fp + fn, tn > 0 ? 'no_positives' : 'no_rows')
}

/** Matthews' correlation coefficient in [-1, 1] (Matthews 1975); undefined where labels or decisions do not vary. */
export function mcc({ tn, fp, fn, tp }: Confusion): Figure {
  if (tn + fp + fn + tp === 0) return undefinedFigure('no_rows')
  if (tp + fn === 0 || tn + fp === 0) return undefinedFigure('one_class_only')
  if (tp + fp === 0 || tn + fn === 0) return undefinedFigure('one_decision_only')
  const scale = Math.sqrt(tp + fp) * Math.sqrt(tp + fn) * Math.sqrt(tn + fp) * Math.sqrt(tn + fn)
  return { value: Math.max(-1, Math.min(1, (tp * tn - fp * fn) / scale)) }
}
