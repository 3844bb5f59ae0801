/** Why a metric is undefined on the rows it was given. */
export type UndefinedReason =
  | 'no_rows'
  | 'one_class_only'
  | 'one_decision_only'
  | 'no_positives'
  | 'no_negatives'
  | 'no_predicted_positives'
  | 'constant_label'
  | 'zero_labels_only'
  | 'too_few'

/** A metric's value, or the reason why there is none. Never NaN. */
export type Figure = { value: number } | { value: null; reason: UndefinedReason }

export function undefinedFigure(reason: UndefinedReason): Figure {
  return { value: null, reason }
}

/** `numerator / denominator`, or `reason` when there is nothing to divide by. */
export function ratioFigure(numerator: number, denominator: number, reason: UndefinedReason): Figure {
  return denominator > 0 ? { value: numerator / denominator } : { value: null, reason }
}
