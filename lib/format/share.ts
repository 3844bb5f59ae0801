import { formatNumber, type NumberOptions } from './number'
import { type Figure, type FormatOptions, isFigure, NO_FIGURE } from './options'

const NBSP = '\u00a0'

/** A share between 0 and 1 in per cent: 0.519 -> `51.9 %`. */
export function formatShare(value: Figure, options: NumberOptions = {}): string {
  if (!isFigure(value)) return NO_FIGURE
  return `${formatNumber(value * 100, { digits: options.digits ?? 1, signed: options.signed })}${NBSP}%`
}

/** The difference of two shares in points: 0.062 -> `+6.2 pt`. */
export function formatDifference(value: Figure, options: FormatOptions & { digits?: number }): string {
  if (!isFigure(value)) return NO_FIGURE
  const points = formatNumber(value * 100, { digits: options.digits ?? 1, signed: true })
  return `${points}${NBSP}${options.locale === 'zh' ? '个百分点' : 'pt'}`
}

/** `< 0.001`, else three decimals below 0.01 and two above. For scientists only. */
export function formatP(value: Figure): string {
  if (!isFigure(value)) return NO_FIGURE
  if (value < 0.001) return `<${NBSP}0.001`
  return formatNumber(value, { digits: value < 0.01 ? 3 : 2 })
}
