export type Scored = { scores: Float64Array; labels: ArrayLike<number> }
export type Threshold = { threshold: number; f1: number; announced: number }

/**
 * The score from which on a case is announced: the one that gives the highest F1 on the given (training) rows; of equals the
 * highest score, which announces least. Throws when there is no positive label.
 */
export function bestF1({ scores, labels }: Scored): Threshold {
  const order = Uint32Array.from(scores.keys()).sort((a, b) => (scores[b] as number) - (scores[a] as number))
  let positives = 0
  for (let i = 0; i < scores.length; i++) positives += labels[i] as number
  if (positives === 0) throw new Error('no positive label: F1 is not defined')
  let best: Threshold = { threshold: Number.POSITIVE_INFINITY, f1: 0, announced: 0 }
  let hits = 0
  for (let k = 0; k < order.length; k++) {
    const i = order[k] as number
    hits += labels[i] as number
    const next = order[k + 1]
    if (next !== undefined && scores[next] === scores[i]) continue
    const f1 = (2 * hits) / (k + 1 + positives)
    if (f1 > best.f1) best = { threshold: scores[i] as number, f1, announced: k + 1 }
  }
  return best
}
