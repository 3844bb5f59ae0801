/** The one that is named; the only one where there is no choice; else none, so that nobody loads into the wrong one. */
export function chosenOf<Item>(items: readonly Item[], named: string, nameOf: (item: Item) => string): Item | null {
  const found = items.find((item) => nameOf(item) === named)
  if (found) return found
  return named === '' && items.length === 1 ? (items[0] ?? null) : null
}
