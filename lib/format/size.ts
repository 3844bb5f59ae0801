import { formatNumber } from './number'
import { type Figure, type FormatOptions, isFigure, NO_FIGURE } from './options'

const NBSP = '\u00a0'
const UNITS = ['B', 'kB', 'MB', 'GB', 'TB', 'PB'] as const

/** 1536000 -> `1.54 MB`, decimal units. */
export function formatBytes(value: Figure): string {
  if (!isFigure(value)) return NO_FIGURE
  const size = Math.abs(value)
  const step = size < 1000 ? 0 : Math.min(UNITS.length - 1, Math.floor(Math.log10(size) / 3 + 1e-9))
  return `${formatNumber(value / 1000 ** step)}${NBSP}${UNITS[step] ?? 'B'}`
}

const NAMES = {
  en: { ms: 'ms', s: 's', min: 'min', h: 'h', d: 'd' },
  zh: { ms: '毫秒', s: '秒', min: '分钟', h: '小时', d: '天' },
} as const

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** Milliseconds as at most two units: `41 ms`, `1.2 s`, `2 h 5 min`, `4 d 3 h`. */
export function formatDuration(value: Figure, options: FormatOptions): string {
  if (!isFigure(value)) return NO_FIGURE
  const names = NAMES[options.locale]
  const size = Math.abs(value)
  if (size < 1000) return `${formatNumber(value)}${NBSP}${names.ms}`
  if (size < 59_950) return `${formatNumber(value / 1000)}${NBSP}${names.s}`
  const sign = value < 0 ? '−' : ''
  const [major, minor, big, small] =
    size >= DAY - MINUTE / 2
      ? [names.d, names.h, DAY, HOUR]
      : size >= HOUR - MINUTE / 2
        ? [names.h, names.min, HOUR, MINUTE]
        : [names.min, null, MINUTE, MINUTE]
  const steps = Math.round(size / small)
  const whole = Math.floor((steps * small) / big)
  const rest = steps - (whole * big) / small
  const head = `${sign}${whole}${NBSP}${major}`
  return minor && rest > 0 ? `${head} ${rest}${NBSP}${minor}` : head
}
