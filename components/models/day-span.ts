import type { Format } from '@/lib/format'
import { dayStart } from '@/lib/format/wall-time'

/** The days that hold a span of rows, first and last included: `1 – 31 Jan 2001`. */
export function daySpan(format: Format, from: string, to: string, parts: { year?: boolean } = {}): string {
  return format.range(dayStart(new Date(from), format.zone), dayStart(new Date(to), format.zone, 1), parts)
}
