import { HOUR_MS } from '@/domain/time/windows'
import type { TestFrame } from './test-frame'

export const MINUTE_MS = 60_000

/** Up to where units can be read, counted since the epoch: hours before `hour` are over, of that hour the minutes before `minute`. */
export type Edge = { hour: number; minute: number }

const edgeAt = (at: number): Edge => ({ hour: Math.floor(at / HOUR_MS), minute: Math.floor(at / MINUTE_MS) })

/** Units exposed before it can be folded: of what waits, those that are older than H. */
export function edgeOf({ waitSeconds }: TestFrame, waits: boolean, now: number): Edge {
  return edgeAt(waits && waitSeconds !== null ? now - waitSeconds * 1000 : now)
}

/**
 * How units up to `cut` are read: whole hours before `hour`, minutes before `minute`, the rest from the rows from `rest` on.
 * Minutes are kept of the hour at the edge only; a cut within an earlier one reads that hour's rows.
 */
export function readingOf(frame: TestFrame, waits: boolean, { cut, now }: { cut: number; now: number }) {
  const edge = edgeOf(frame, waits, now)
  const at = edgeAt(cut)
  if (at.hour !== edge.hour) return { hour: at.hour, minute: at.hour * 60, rest: at.hour * HOUR_MS }
  const minute = Math.min(at.minute, edge.minute)
  return { hour: at.hour, minute, rest: minute * MINUTE_MS }
}
