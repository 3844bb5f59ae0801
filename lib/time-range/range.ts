import { DAY_MS, HOUR_MS } from '@/domain/time/windows'
import { dayStart } from '@/lib/format/wall-time'

export const PRESETS = ['24h', '7d', '30d', '90d', 'all'] as const
export type Preset = (typeof PRESETS)[number]
export const DEFAULT_PRESET: Preset = '30d'

/** What the URL says; `from` and `to` count only together and in order. */
export type RangeState = { range: Preset; from: Date | null; to: Date | null; zone: string }

/** Times of the predictions in view; null where there are none. */
export type Anchors = { oldest: Date | null; newest: Date | null; now: Date }

export type TimeRange = {
  /** Half-open: `to` is excluded. */
  from: Date
  to: Date
  zone: string
  preset: Preset | 'custom'
  /** What the end of a preset stands on; `now` only where nothing was predicted yet. */
  endsAt: 'newest' | 'now' | 'custom'
}

const DAYS = { '7d': 7, '30d': 30, '90d': 90 } as const

/** The end of the hour or day that holds the instant. */
function nextHour(at: Date): Date {
  return new Date((Math.floor(at.getTime() / HOUR_MS) + 1) * HOUR_MS)
}

function presetBounds(preset: Preset, anchors: Anchors, zone: string): { from: Date; to: Date } {
  const last = anchors.newest ?? anchors.now
  if (preset === '24h') {
    const to = nextHour(last)
    return { from: new Date(to.getTime() - DAY_MS), to }
  }
  const to = dayStart(last, zone, 1)
  if (preset !== 'all') return { from: dayStart(last, zone, 1 - DAYS[preset]), to }
  const first = anchors.oldest ?? last
  return { from: dayStart(Math.min(first.getTime(), last.getTime()), zone), to }
}

/** Turns the URL's words into a window. Presets end with the hour or day of the newest prediction and hold it. */
export function resolveRange(state: RangeState, anchors: Anchors): TimeRange {
  const { from, to, zone } = state
  if (from && to && from < to) return { from, to, zone, preset: 'custom', endsAt: 'custom' }
  const endsAt = anchors.newest ? 'newest' : 'now'
  return { ...presetBounds(state.range, anchors, zone), zone, preset: state.range, endsAt }
}
