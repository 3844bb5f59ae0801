/** `array[index] += by`, for arrays made by `emptySummary`. */
export function bump(array: number[], index: number, by: number): void {
  array[index] = (array[index] ?? 0) + by
}
