import { HOUR_MS } from '@/domain/time/windows'

/** Figures from rollups stand on whole hours (UTC): the window widened to them, and whether that moved it. */
export function snapToHours(from: Date, to: Date): { from: Date; to: Date; moved: boolean } {
  const start = new Date(Math.floor(from.getTime() / HOUR_MS) * HOUR_MS)
  const end = new Date(Math.ceil(to.getTime() / HOUR_MS) * HOUR_MS)
  return { from: start, to: end, moved: start.getTime() !== from.getTime() || end.getTime() !== to.getTime() }
}
