import { createParser, parseAsStringLiteral } from 'nuqs/server'
import { isZone } from '@/lib/format/wall-time'
import { DEFAULT_PRESET, PRESETS } from './range'

const ISO = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})?)?$/

/** A date is midnight UTC; a time without an offset is UTC too. */
export function parseInstant(text: string): Date | null {
  const match = ISO.exec(text)
  if (!match) return null
  const bare = match[1] !== undefined && match[4] === undefined
  const date = new Date(bare ? `${text}Z` : text)
  if (Number.isNaN(date.getTime())) return null
  const day = text.slice(0, 10)
  return new Date(`${day}T00:00:00Z`).toISOString().startsWith(day) ? date : null
}

/** `2001-06-21T00:00Z`: no more digits than the instant needs. */
export function writeInstant(date: Date): string {
  return date.toISOString().replace(/(:00)?\.000Z$/, 'Z')
}

const parseAsInstant = createParser<Date>({
  parse: parseInstant,
  serialize: writeInstant,
  eq: (a, b) => a.getTime() === b.getTime(),
})

const parseAsZone = createParser<string>({
  parse: (text) => (isZone(text) ? text : null),
  serialize: (zone) => zone,
})

/** The time range in the URL: `range`, or `from` and `to` (half-open), and `zone`. */
export const rangeParsers = {
  range: parseAsStringLiteral(PRESETS).withDefault(DEFAULT_PRESET),
  from: parseAsInstant,
  to: parseAsInstant,
  zone: parseAsZone.withDefault('UTC'),
}
