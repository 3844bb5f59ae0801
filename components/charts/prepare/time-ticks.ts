import { DAY_MS, HOUR_MS } from '@/domain/time/windows'
import { clockText, dayText, monthName } from '@/lib/format/date'
import type { Locale } from '@/lib/format/options'
import { instantOf, type WallTime, wallTime } from '@/lib/format/wall-time'

export type XTick = { at: number; text: string }
type Step = { unit: 'hour' | 'day' | 'month'; every: number; about: number }

const STEPS: readonly Step[] = [
  ...[1, 2, 3, 6, 12].map((every) => ({ unit: 'hour' as const, every, about: every * HOUR_MS })),
  ...[1, 2, 7, 14].map((every) => ({ unit: 'day' as const, every, about: every * DAY_MS })),
  ...[1, 2, 3, 6, 12, 24, 60].map((every) => ({ unit: 'month' as const, every, about: every * 30.4 * DAY_MS })),
]

/** The first boundary of the step at or before the wall time. Weeks begin on Monday. */
function floorTo(wall: WallTime, { unit, every }: Step): WallTime {
  const midnight = { ...wall, hour: 0, minute: 0, second: 0 }
  if (unit === 'hour') return { ...midnight, hour: Math.floor(wall.hour / every) * every }
  if (unit === 'month') return { ...midnight, day: 1, month: Math.floor((wall.month - 1) / every) * every + 1 }
  if (every < 7) return midnight
  const weekday = (new Date(Date.UTC(wall.year, wall.month - 1, wall.day)).getUTCDay() + 6) % 7
  return { ...midnight, day: wall.day - weekday }
}

function next(wall: WallTime, { unit, every }: Step): WallTime {
  return { ...wall, [unit]: wall[unit] + every }
}

function tickLabel(wall: WallTime, step: Step, first: boolean, locale: Locale): string {
  if (step.unit === 'hour' && wall.hour !== 0) return clockText(wall)
  if (step.unit !== 'month') return dayText(wall, { locale, year: false })
  if (step.every >= 12) return locale === 'zh' ? `${wall.year}年` : `${wall.year}`
  const month = monthName(wall.month, { locale })
  if (!first && wall.month !== 1) return month
  return locale === 'zh' ? `${wall.year}年${month}` : `${month} ${wall.year}`
}

type Options = { zone: string; locale: Locale; most?: number }

/** Ticks on round hours, days, Mondays or months of the zone, at most `most`. */
export function timeTicks(from: number, to: number, { zone, locale, most = 7 }: Options): XTick[] {
  const span = to - from
  if (!(span > 0)) return []
  const step = STEPS.find((one) => span / one.about <= most) ?? STEPS.at(-1)
  if (!step) return []
  const ticks: XTick[] = []
  let wall = floorTo(wallTime(from, zone), step)
  for (let guard = 0; guard < 500; guard++) {
    const at = instantOf(wall, zone).getTime()
    if (at > to) break
    const real = wallTime(at, zone)
    if (at >= from && at !== ticks.at(-1)?.at)
      ticks.push({ at, text: tickLabel(real, step, ticks.length === 0, locale) })
    wall = next(wall, step)
  }
  return ticks
}
