/** A p-value from its logarithm: never 0, never above 1. */
export function pFromLog(logP: number): number {
  return Math.min(1, Math.max(Number.MIN_VALUE, Math.exp(logP)))
}
