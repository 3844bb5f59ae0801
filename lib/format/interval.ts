import { formatNumber } from './number'
import { type Figure, type FormatOptions, isFigure, NO_FIGURE } from './options'

type IntervalOptions = FormatOptions & {
  /** How one end is written; plain numbers if left out. */
  format?: (value: number) => string
}

/** `67 to 201`, `67 至 201`; never a dash. */
export function formatInterval(low: Figure, high: Figure, options: IntervalOptions): string {
  if (!isFigure(low) || !isFigure(high)) return NO_FIGURE
  const format = options.format ?? ((value: number) => formatNumber(value))
  return `${format(low)} ${options.locale === 'zh' ? '至' : 'to'} ${format(high)}`
}
