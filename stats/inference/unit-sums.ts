/**
 * Sums over the units of one arm in one stratum: an outcome (a numerator), its denominator, and a covariate known before the test.
 * A plain mean has the denominator 1 for every unit: `denominator` = `denominatorSquares` = n, `outcomeByDenominator` = `sum`.
 */
export type UnitSums = {
  n: number
  sum: number
  squares: number
  denominator: number
  denominatorSquares: number
  outcomeByDenominator: number
  covariate: number
  covariateSquares: number
  outcomeByCovariate: number
}

export const noUnits = (): UnitSums => ({
  n: 0,
  sum: 0,
  squares: 0,
  denominator: 0,
  denominatorSquares: 0,
  outcomeByDenominator: 0,
  covariate: 0,
  covariateSquares: 0,
  outcomeByCovariate: 0,
})

/** Adds `other` to `into`, in place. */
export function addUnits(into: UnitSums, other: UnitSums): void {
  into.n += other.n
  into.sum += other.sum
  into.squares += other.squares
  into.denominator += other.denominator
  into.denominatorSquares += other.denominatorSquares
  into.outcomeByDenominator += other.outcomeByDenominator
  into.covariate += other.covariate
  into.covariateSquares += other.covariateSquares
  into.outcomeByCovariate += other.outcomeByCovariate
}

/** Sums of a plain mean: n units with the sum and the sum of squares of one figure. */
export function meanUnits({ n, sum, squares }: { n: number; sum: number; squares: number }): UnitSums {
  return {
    ...noUnits(),
    n,
    sum,
    squares,
    denominator: n,
    denominatorSquares: n,
    outcomeByDenominator: sum,
  }
}
