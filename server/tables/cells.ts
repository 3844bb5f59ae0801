import 'server-only'
import { parseWallClock, type WallClock } from '@/domain/imports/local-time'

/** A text that is not UTF-8. */
export const BROKEN_TEXT = Symbol('broken text')
export const REPLACEMENT = '\ufffd'

const DECIMAL = /^\s*[+-]?(?:\d|\.\d)/
const OTHER_BASE = /^\s*[+-]?0[a-z]/i

export const isMissing = (cell: unknown): boolean =>
  cell === '' || cell === null || cell === undefined || (typeof cell === 'number' && Number.isNaN(cell))

/** A number where the text is a decimal one; any other text stays, for the row check to judge. */
export function numberOfText(cell: unknown): unknown {
  if (typeof cell !== 'string') return numberOf(cell)
  const number = Number(cell)
  return Number.isFinite(number) && DECIMAL.test(cell) && !OTHER_BASE.test(cell) ? number : cell
}

/** Cells that have a type keep it: text in a numeric column is an invalid value, as in JSON. */
export function numberOf(cell: unknown): unknown {
  if (typeof cell === 'bigint') return Number(cell)
  return cell instanceof Date ? cell.toISOString() : cell
}

export function textOf(cell: unknown): unknown {
  if (typeof cell === 'bigint') return String(cell)
  return cell instanceof Date ? cell.toISOString() : cell
}

const pad = (number: number) => String(number).padStart(2, '0')

/** RFC 3339 of a time without offset in the zone; what is no such time stays as it is. */
export function timeOf(cell: unknown, clock: WallClock): unknown {
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? null : cell.toISOString()
  if (typeof cell !== 'string') return cell
  const wall = parseWallClock(cell)
  return wall === null ? cell : new Date(clock.toInstant(wall)).toISOString()
}

/** A Parquet time that is not adjusted to UTC. */
export function wallTimeOf(cell: unknown, clock: WallClock): unknown {
  if (!(cell instanceof Date) || Number.isNaN(cell.getTime())) return timeOf(cell, clock)
  return new Date(clock.toInstant(cell.getTime())).toISOString()
}

/** A date and an hour (`7`, `7.0`, `07:30`) from two columns as one wall clock text. */
export function joinDateAndHour(date: unknown, hour: unknown): unknown {
  const day = date instanceof Date ? date.toISOString().slice(0, 10) : date
  if (typeof day !== 'string') return day
  const clock = typeof hour === 'string' ? hour.trim() : String(hour ?? '')
  const number = Number(clock)
  const time = clock !== '' && Number.isInteger(number) && number >= 0 && number < 24 ? `${pad(number)}:00:00` : clock
  return `${day.slice(0, 10)} ${time}`
}
