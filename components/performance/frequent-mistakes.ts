export type Mistake = { label: number; prediction: number; share: number }

/** The most frequent wrong pairs of label and prediction, as shares of all cases; counts are label rows by prediction columns. */
export function frequentMistakes(counts: readonly (readonly number[])[], most: number): Mistake[] {
  const total = counts.flat().reduce((sum, count) => sum + count, 0)
  return counts
    .flatMap((row, label) =>
      row.flatMap((count, prediction) =>
        count > 0 && label !== prediction ? [{ label, prediction, share: count / total }] : [],
      ),
    )
    .sort((a, b) => b.share - a.share)
    .slice(0, most)
}
