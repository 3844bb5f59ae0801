import { formatDate, formatDateTime, formatRange, formatTime, type Instant } from './format/date'
import { formatInterval } from './format/interval'
import { formatMoney, type MoneyOptions } from './format/money'
import { formatCount, formatNumber, type NumberOptions } from './format/number'
import type { Figure, ZonedOptions } from './format/options'
import { formatDifference, formatP, formatShare } from './format/share'
import { formatBytes, formatDuration } from './format/size'

export {
  formatBytes,
  formatCount,
  formatDate,
  formatDateTime,
  formatDifference,
  formatDuration,
  formatInterval,
  formatMoney,
  formatNumber,
  formatP,
  formatRange,
  formatShare,
  formatTime,
}

/** `zone` where a chart or table names another one than the screen. */
type DateParts = { year?: boolean; zoneName?: boolean; zone?: string }

function formatIn(options: ZonedOptions) {
  return {
    ...options,
    number: (value: Figure, more?: NumberOptions) => formatNumber(value, more),
    count: (value: Figure) => formatCount(value),
    share: (value: Figure, more?: NumberOptions) => formatShare(value, more),
    difference: (value: Figure, digits?: number) =>
      formatDifference(value, digits === undefined ? options : { ...options, digits }),
    p: (value: Figure) => formatP(value),
    money: (value: Figure, more?: MoneyOptions) => formatMoney(value, more),
    interval: (low: Figure, high: Figure, format?: (value: number) => string) =>
      formatInterval(low, high, format ? { ...options, format } : options),
    bytes: (value: Figure) => formatBytes(value),
    duration: (milliseconds: Figure) => formatDuration(milliseconds, options),
    date: (at: Instant, more?: DateParts) => formatDate(at, { ...options, ...more }),
    time: (at: Instant, more?: DateParts & { seconds?: boolean }) => formatTime(at, { ...options, ...more }),
    dateTime: (at: Instant, more?: DateParts & { seconds?: boolean }) => formatDateTime(at, { ...options, ...more }),
    range: (from: Instant, to: Instant, more?: DateParts) => formatRange(from, to, { ...options, ...more }),
  }
}

export type Format = ReturnType<typeof formatIn>

const KEPT = 100
const formats = new Map<string, Format>()

/** Every figure and date of one reader: their language, and the zone the screen names. Kept, since every cell of a table asks. */
export function createFormat({ locale, zone }: ZonedOptions): Format {
  const key = `${locale} ${zone}`
  const known = formats.get(key)
  if (known) return known
  if (formats.size >= KEPT) formats.clear()
  const format = formatIn({ locale, zone })
  formats.set(key, format)
  return format
}
