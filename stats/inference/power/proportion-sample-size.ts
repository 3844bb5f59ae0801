import { normalQuantile } from '@/stats/distributions/normal'
import { powerBeyond } from './normal-power'

export type ProportionSizes = { cohenH: number; arcsine: number; pooled: number; unpooled: number }

/** Both tails of the test count, so the size is a little below the one-tailed `guess`. */
function arcsineSize(
  distance: number,
  { critical, power, ratio }: { critical: number; power: number; ratio: number },
  guess: number,
): number {
  const powerAt = (n: number) =>
    powerBeyond({ effect: distance, standardError: Math.sqrt((1 + 1 / ratio) / n), critical })
  let [low, high] = [guess / 2, guess * 1.5]
  for (let step = 0; step < 100 && high - low > 1e-12 * high; step++) {
    const middle = (low + high) / 2
    if (powerAt(middle) < power) low = middle
    else high = middle
  }
  return (low + high) / 2
}

/**
 * Units in the control arm, not rounded, to tell share p1 from p2 (both strictly within 0 and 1, different) by a two-sided test:
 * by Cohen's arcsine distance, with the pooled variance under no effect, and with each arm's own variance.
 * @param ratio units in the treatment arm per unit in the control arm.
 */
export function proportionSampleSize(
  { p1, p2 }: { p1: number; p2: number },
  { alpha, power, ratio = 1 }: { alpha: number; power: number; ratio?: number },
): ProportionSizes {
  const [za, zb] = [-normalQuantile(alpha / 2), normalQuantile(power)]
  const cohenH = 2 * Math.asin(Math.sqrt(p2)) - 2 * Math.asin(Math.sqrt(p1))
  const mean = (p1 + ratio * p2) / (1 + ratio)
  const own = p1 * (1 - p1) + (p2 * (1 - p2)) / ratio
  const gap = (p2 - p1) ** 2
  return {
    cohenH,
    arcsine: arcsineSize(cohenH, { critical: za, power, ratio }, ((za + zb) / cohenH) ** 2 * (1 + 1 / ratio)),
    pooled: (za * Math.sqrt(mean * (1 - mean) * (1 + 1 / ratio)) + zb * Math.sqrt(own)) ** 2 / gap,
    unpooled: ((za + zb) ** 2 * own) / gap,
  }
}
