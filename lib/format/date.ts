import { type FormatOptions, NO_FIGURE, type ZonedOptions } from './options'
import { isDayStart, type WallTime, wallTime } from './wall-time'

export type Instant = Date | number | string

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const

export function monthName(month: number, { locale }: FormatOptions): string {
  return locale === 'zh' ? `${month}月` : (MONTHS[month - 1] ?? '')
}

function toDate(at: Instant): Date | null {
  const date = at instanceof Date ? at : new Date(at)
  return Number.isNaN(date.getTime()) ? null : date
}

type DateOptions = ZonedOptions & { year?: boolean }

export function dayText(wall: WallTime, { locale, year = true }: FormatOptions & { year?: boolean }): string {
  if (locale === 'zh') return `${year ? `${wall.year}年` : ''}${wall.month}月${wall.day}日`
  return `${wall.day} ${monthName(wall.month, { locale })}${year ? ` ${wall.year}` : ''}`
}

export function clockText(wall: WallTime, seconds = false): string {
  const two = (value: number) => String(value).padStart(2, '0')
  return `${two(wall.hour)}:${two(wall.minute)}${seconds ? `:${two(wall.second)}` : ''}`
}

/** `27 Jun 2001`, `2001年6月27日`. */
export function formatDate(at: Instant, options: DateOptions): string {
  const date = toDate(at)
  return date ? dayText(wallTime(date, options.zone), options) : NO_FIGURE
}

/** `09:12`, with `zoneName` `09:12 UTC`. */
export function formatTime(at: Instant, options: ZonedOptions & { zoneName?: boolean; seconds?: boolean }): string {
  const date = toDate(at)
  if (!date) return NO_FIGURE
  return `${clockText(wallTime(date, options.zone), options.seconds)}${options.zoneName ? ` ${options.zone}` : ''}`
}

/** `27 Jun 2001 09:12`, with `zoneName` followed by the zone. */
export function formatDateTime(at: Instant, options: DateOptions & { zoneName?: boolean; seconds?: boolean }): string {
  const date = toDate(at)
  return date ? `${formatDate(date, options)} ${formatTime(date, options)}` : NO_FIGURE
}

type RangeOptions = DateOptions & { zoneName?: boolean }

function dayRange(first: WallTime, last: WallTime, options: RangeOptions): string {
  const { locale, year = true } = options
  const sameYear = first.year === last.year
  const sameMonth = sameYear && first.month === last.month
  if (sameMonth && first.day === last.day) return dayText(first, options)
  if (locale === 'zh') {
    const end = sameMonth ? `${last.day}日` : dayText(last, { locale, year: !sameYear })
    return `${dayText(first, { locale, year })}至${end}`
  }
  const start = sameMonth ? `${first.day}` : dayText(first, { locale, year: !sameYear })
  return `${start} – ${dayText(last, { locale, year })}`
}

/** A half-open window in words, the last day included: `21 – 27 Jun 2001`; with clock times where it does not start and end at midnight. */
export function formatRange(from: Instant, to: Instant, options: RangeOptions): string {
  const [start, end] = [toDate(from), toDate(to)]
  if (!start || !end) return NO_FIGURE
  const zone = options.zoneName ? ` ${options.zone}` : ''
  if (isDayStart(start, options.zone) && isDayStart(end, options.zone) && end > start) {
    const last = new Date(end.getTime() - 1)
    return `${dayRange(wallTime(start, options.zone), wallTime(last, options.zone), options)}${zone}`
  }
  const sameDay = formatDate(start, options) === formatDate(end, options)
  const dash = options.locale === 'zh' ? '至' : '–'
  const once = { ...options, zoneName: false }
  const last = sameDay ? formatTime(end, once) : formatDateTime(end, once)
  return `${formatDateTime(start, once)} ${dash} ${last}${zone}`
}
