/** Why there is no money to name. */
export type ValueReason =
  | 'no_value_model'
  | 'no_predictions'
  | 'no_labels_yet'
  | 'no_amounts'
  | 'too_few'
  | 'mixed_currencies'
  | 'baseline_unknown'
  | 'baseline_has_no_labels'
  | 'task_without_value'

export type Unmeasured = { value: null; reason: ValueReason }

/** Money in the answer's currency. */
export type MoneyFigure = number | Unmeasured

export const unmeasured = (reason: ValueReason): Unmeasured => ({ value: null, reason })
