import { instantOf, wallTime } from '@/lib/format/wall-time'

const two = (value: number) => String(value).padStart(2, '0')

/** The text of a datetime-local input for an instant in a zone. */
export function toLocalInput(at: Date, zone: string): string {
  const wall = wallTime(at, zone)
  const day = `${String(wall.year).padStart(4, '0')}-${two(wall.month)}-${two(wall.day)}`
  return `${day}T${two(wall.hour)}:${two(wall.minute)}`
}

/** The instant a datetime-local input means in a zone; null while it is unfinished. */
export function fromLocalInput(text: string, zone: string): Date | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})/.exec(text)
  if (!match) return null
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0] = match.slice(1).map(Number)
  return instantOf({ year, month, day, hour, minute, second: 0 }, zone)
}
