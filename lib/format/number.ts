import { type Figure, isFigure, NO_FIGURE } from './options'

export type NumberOptions = {
  /** Exactly so many decimals. Without it: three significant digits, never fewer than all integer digits. */
  digits?: number | undefined
  /** A plus sign on positive figures. */
  signed?: boolean | undefined
}

const MINUS = '−'

const formats = new Map<number, Intl.NumberFormat>()

/** Making a format is dear, so each is made once. */
function plainFormat(least: number, most: number): Intl.NumberFormat {
  const key = least * 100 + most
  const known = formats.get(key)
  if (known) return known
  const format = new Intl.NumberFormat('en-US', { minimumFractionDigits: least, maximumFractionDigits: most })
  formats.set(key, format)
  return format
}

/** Decimals that leave three significant digits. */
function significantDecimals(value: number, significant = 3): number {
  if (value === 0) return 0
  return Math.min(10, Math.max(0, significant - 1 - Math.floor(Math.log10(Math.abs(value)))))
}

/** 1234.5 -> `1,234.5`; the same digits in every language, with a true minus. */
export function formatNumber(value: Figure, options: NumberOptions = {}): string {
  if (!isFigure(value)) return NO_FIGURE
  const decimals = options.digits ?? significantDecimals(value)
  const text = plainFormat(options.digits ?? 0, decimals).format(Math.abs(value))
  if (!/[1-9∞]/.test(text)) return text
  if (value < 0) return `${MINUS}${text}`
  return options.signed ? `+${text}` : text
}

/** Whole counts: 33120 -> `33,120`. */
export function formatCount(value: Figure): string {
  return formatNumber(value, { digits: 0 })
}
