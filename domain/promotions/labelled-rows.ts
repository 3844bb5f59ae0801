import type { Task } from '@/domain/models/input'

/** One version's answers to the same cases: class indices (binary 1 and 0) or numbers; `scores` P(positive), NaN where missing. */
export type Answers = { predictions: Float64Array; scores: Float64Array }

/**
 * Labelled cases as columns of equal length, ordered by time. `labels` like predictions; `days` whole UTC days;
 * `segments`: code of each declared field per case, -1 for none. `champion` holds NaN where it did not score the case.
 */
export type LabelledRows = {
  task: Task
  /** Classes of a multiclass model, else 2. */
  classes: number
  labels: Float64Array
  days: Int32Array
  candidate: Answers
  champion: Answers | null
}

/** The task's rows that can be judged. */
export const isMeasured = (task: Task): task is 'binary' | 'multiclass' | 'regression' =>
  task === 'binary' || task === 'multiclass' || task === 'regression'
