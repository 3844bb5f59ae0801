import { type Figure, ratioFigure } from '@/stats/metrics/figure'
import type { RegressionSums } from './sums'

/** Mean absolute error, in units of the label. */
export function mae({ n, absolute }: RegressionSums): Figure {
  return ratioFigure(absolute, n, 'no_rows')
}

/** Root of the mean squared error, in units of the label. */
export function rmse({ n, squared }: RegressionSums): Figure {
  const mean = ratioFigure(Math.max(0, squared), n, 'no_rows')
  return mean.value === null ? mean : { value: Math.sqrt(mean.value) }
}

/** Mean of prediction - label: above 0 the model predicts too much. */
export function bias({ n, error }: RegressionSums): Figure {
  return ratioFigure(error, n, 'no_rows')
}

/** Mean of |e| / |label| as a share (0.1 is 10 %), over rows whose label is not 0; the others have no relative error. */
export function mape({ n, relativeN, relative }: RegressionSums): Figure {
  return ratioFigure(relative, relativeN, n > 0 ? 'zero_labels_only' : 'no_rows')
}

/** Mean of 2 |e| / (|prediction| + |label|), in [0, 2]; a row where both are 0 counts as 0. */
export function smape({ n, symmetric }: RegressionSums): Figure {
  return ratioFigure(symmetric, n, 'no_rows')
}
