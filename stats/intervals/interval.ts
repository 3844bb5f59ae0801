/** Two-sided confidence limits in the units of the figure. */
export type Interval = { low: number; high: number }

export function clipInterval({ low, high }: Interval, [least, most]: readonly [number, number]): Interval {
  return { low: Math.min(most, Math.max(least, low)), high: Math.min(most, Math.max(least, high)) }
}
