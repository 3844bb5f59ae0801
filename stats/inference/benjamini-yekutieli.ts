import { benjaminiHochberg } from './benjamini-hochberg'

/** Benjamini and Yekutieli's adjusted p-values (2001): false discoveries held under any dependence, by the factor sum 1 / i. */
export function benjaminiYekutieli(pValues: readonly number[]): number[] {
  let factor = 0
  for (let i = 1; i <= pValues.length; i++) factor += 1 / i
  return benjaminiHochberg(pValues.map((p) => p * factor))
}
