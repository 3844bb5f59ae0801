/** `array[index] += by`; what was never written counts as 0. */
export function bump(array: number[], index: number, by: number): void {
  array[index] = (array[index] ?? 0) + by
}
