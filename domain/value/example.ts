/** What decisions could be worth, to show how it is said. The money in it is an example. */
export const VALUE_EXAMPLE = {
  currency: 'EUR',
  matrix: [
    [0, -5],
    [-20, 10],
  ],
  runCostPerThousand: 1.5,
  reviewCostPerPositive: 0.5,
  oneOffCost: 25_000,
  baseline: 'do_nothing',
}
