import type { ArmEstimate } from './arm-estimate'

/** Sums of one quantity over n units. */
export type Sums = { n: number; sum: number; squares: number }

/** Mean and variance (ddof 1) of one arm from its sums; null with fewer than two units. */
export function meanEstimate({ n, sum, squares }: Sums): ArmEstimate | null {
  if (!(n >= 2)) return null
  return { n, mean: sum / n, variance: Math.max(0, squares - (sum * sum) / n) / (n - 1) }
}

/** Share of one arm with the plug-in variance p (1 - p); null without units. */
export function shareEstimate({ n, sum }: { n: number; sum: number }): ArmEstimate | null {
  if (!(n > 0)) return null
  const mean = sum / n
  return { n, mean, variance: Math.max(0, mean * (1 - mean)) }
}
