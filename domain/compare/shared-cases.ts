/** What one version said about the shared cases, in their order. */
export type Answers = {
  /** Binary 1 and 0, multiclass the class index (-1 unknown), regression a number; NaN where it gave none. */
  predictions: Float64Array
  /** P(positive) of a binary version, NaN where missing. */
  scores: Float64Array
  /** Multiclass: row-major n x classes, a row of NaN where missing; else empty. */
  probabilities: Float64Array
  /** Milliseconds, NaN where unknown. */
  latencies: Float64Array
}

export type SharedTask = 'binary' | 'regression' | 'multiclass'

/** Can versions of this task be judged case by case? */
export const isShared = (task: string): task is SharedTask =>
  task === 'binary' || task === 'regression' || task === 'multiclass'

/** Labelled cases that every version scored. Columns of equal length n. */
export type SharedCases = {
  task: SharedTask
  /** Classes of a multiclass model, else 2. */
  classes: number
  n: number
  /** Like predictions. */
  labels: Float64Array
  /** Event time (ms) of the first version's prediction. */
  times: Float64Array
  /** Amount of the first version's prediction, NaN where none. */
  amounts: Float64Array
  versions: Answers[]
  /** Declared segment fields of the first version; `codes[i]` indexes `values`. */
  segments: { name: string; values: string[]; codes: Int32Array }[]
}
