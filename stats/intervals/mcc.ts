import { type Confusion, mcc } from '@/stats/metrics/binary/confusion'
import { clipInterval, type Interval } from './interval'

/**
 * Standard error of Matthews' coefficient by the multinomial delta method: with D the product of the four margins,
 * d M / d p_c = +-p_opposite / sqrt(D) - (M / 2) sum over the cell's two margins of 1 / margin, and
 * Var = sum p_c g_c^2 / n (the coefficient is homogeneous, so sum p_c g_c = 0). Where a cell is empty, 1/2 is added to all four.
 */
export function mccStandardError(confusion: Confusion): number | null {
  const n = confusion.tn + confusion.fp + confusion.fn + confusion.tp
  if (n === 0) return null
  const empty = Math.min(confusion.tn, confusion.fp, confusion.fn, confusion.tp) === 0
  const share = (count: number) => (empty ? (count + 0.5) / (n + 2) : count / n)
  const [tn, fp, fn, tp] = [share(confusion.tn), share(confusion.fp), share(confusion.fn), share(confusion.tp)]
  const root = Math.sqrt((tp + fp) * (tp + fn) * (tn + fp) * (tn + fn))
  const half = (tp * tn - fp * fn) / root / 2
  const gradients: [number, number][] = [
    [tp, tn / root - half * (1 / (tp + fp) + 1 / (tp + fn))],
    [tn, tp / root - half * (1 / (tn + fp) + 1 / (tn + fn))],
    [fp, -fn / root - half * (1 / (tp + fp) + 1 / (tn + fp))],
    [fn, -fp / root - half * (1 / (tp + fn) + 1 / (tn + fn))],
  ]
  return Math.sqrt(gradients.reduce((sum, [p, g]) => sum + p * g * g, 0) / n)
}

/** Normal interval of Matthews' coefficient within [-1, 1]; null where it is undefined. */
export function mccInterval(confusion: Confusion, z: number): Interval | null {
  const figure = mcc(confusion)
  const error = mccStandardError(confusion)
  if (figure.value === null || error === null) return null
  return clipInterval({ low: figure.value - z * error, high: figure.value + z * error }, [-1, 1])
}
