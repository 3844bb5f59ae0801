/** [[TN, FP], [FN, TP]]: rows by label, columns by decision, negative first. */
export type Matrix = readonly [readonly [number, number], readonly [number, number]]

/** What the value of a version is measured against: every decision negative at no cost, or another version of the model. */
export type Baseline = 'do_nothing' | { version: string }

/** What decisions are worth and cost, from a UTC day on. Money is in `currency`. */
export type ValueModel = {
  /** Milliseconds since the epoch. */
  from: number
  currency: string
  /** Money per decision. */
  matrix: Matrix | null
  /** Share of the row's amount; rows without an amount then have no value. */
  rates: Matrix | null
  runCostPerThousand: number
  reviewCostPerPositive: number
  fixedCostPerMonth: number
  /** What building the version and bringing it to work cost, spent once: it is paid back, and not part of any net value. */
  oneOffCost: number
  baseline: Baseline
}

/** The one in force at `at` (ms): the latest that has begun. `models` ascend by `from`. */
export function valueModelAt<Model extends { from: number }>(models: readonly Model[], at: number): Model | null {
  let found: Model | null = null
  for (const model of models) if (model.from <= at) found = model
  return found
}

/**
 * P(positive) from which a positive decision is worth more than a negative one, for calibrated scores: with review cost r,
 * t = (TN - FP + r) / (TN - FP + TP - FN) (Elkan 2001, eq. 2). It is also the precision a positive decision needs to pay.
 * Null without a matrix, with rates, or where a positive decision is not better for positives and worse for negatives.
 */
export function breakEven(model: ValueModel): number | null {
  if (!model.matrix || model.rates) return null
  const [[tn, fp], [fn, tp]] = model.matrix
  const loss = tn - fp + model.reviewCostPerPositive
  const gain = tp - fn - model.reviewCostPerPositive
  return loss > 0 && gain > 0 ? loss / (loss + gain) : null
}
