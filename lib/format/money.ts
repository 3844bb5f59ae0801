import { formatNumber } from './number'
import { type Figure, isFigure, NO_FIGURE } from './options'

export type MoneyOptions = {
  /** ISO 4217; left out where a column head or title names it once. */
  currency?: string | undefined
  signed?: boolean | undefined
  /** Every unit instead of three significant digits and steps of 10 beyond 1,000. */
  exact?: boolean | undefined
}

function rounded(value: number): { value: number; digits: number | undefined } {
  const size = Math.abs(value)
  if (size >= 1000) return { value: Math.round(value / 10) * 10, digits: 0 }
  if (size < 10 && !Number.isInteger(value)) return { value, digits: 2 }
  return { value, digits: undefined }
}

/** 19587 USD -> `19,590 USD`. */
export function formatMoney(value: Figure, options: MoneyOptions = {}): string {
  if (!isFigure(value)) return NO_FIGURE
  const shown = options.exact ? { value, digits: Number.isInteger(value) ? 0 : 2 } : rounded(value)
  const text = formatNumber(shown.value, { digits: shown.digits, signed: options.signed })
  return options.currency ? `${text}\u00a0${options.currency}` : text
}
