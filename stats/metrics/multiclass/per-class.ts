import type { Margins } from './margins'

/** One class against the rest. A share without a denominator is null. `labels` is its support. */
export type ClassFigures = {
  labels: number
  predictions: number
  precision: number | null
  recall: number | null
  specificity: number | null
  f1: number | null
}

/** Figures of every class, in the order of the classes. */
export function perClass({ n, hits, labels, predictions }: Margins): ClassFigures[] {
  return Array.from(labels, (support, index) => {
    const hit = hits[index] ?? 0
    const predicted = predictions[index] ?? 0
    const others = n - support
    return {
      labels: support,
      predictions: predicted,
      precision: predicted > 0 ? hit / predicted : null,
      recall: support > 0 ? hit / support : null,
      specificity: others > 0 ? (others - predicted + hit) / others : null,
      f1: predicted + support > 0 ? (2 * hit) / (predicted + support) : null,
    }
  })
}
