import { type Figure, ratioFigure, undefinedFigure } from '@/stats/metrics/figure'
import type { Margins } from './margins'
import { type ClassFigures, perClass } from './per-class'

export type ClassMetric = 'precision' | 'recall' | 'specificity' | 'f1'

/**
 * Plain mean over the classes that occur as a label or as a prediction; a share without a denominator counts 0 (as scikit-learn
 * does by default), so that a class that is never predicted lowers macro precision instead of leaving it.
 */
export function macroAverage(margins: Margins, metric: ClassMetric): Figure {
  const seen = perClass(margins).filter((figures) => figures.labels > 0 || figures.predictions > 0)
  if (metric === 'specificity' && seen.length === 1) return undefinedFigure('one_class_only')
  const sum = seen.reduce((total, figures) => total + (figures[metric] ?? 0), 0)
  return ratioFigure(sum, seen.length, 'no_rows')
}

/** Mean over classes weighted by their labels; a share without a denominator counts 0. */
export function weightedAverage(margins: Margins, metric: ClassMetric): Figure {
  const classes = perClass(margins)
  if (metric === 'specificity' && classes.filter((figures) => figures.labels > 0).length === 1) {
    return undefinedFigure('one_class_only')
  }
  const add = (total: number, figures: ClassFigures) => total + figures.labels * (figures[metric] ?? 0)
  return ratioFigure(classes.reduce(add, 0), margins.n, 'no_rows')
}
