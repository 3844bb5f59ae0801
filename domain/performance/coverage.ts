/** Labelled share of predictions in [0, 1]; null without predictions. Labels of predictions that were purged cannot push it above 1. */
export function coverage(labelled: number, predictions: number): number | null {
  return predictions > 0 ? Math.min(1, labelled / predictions) : null
}
