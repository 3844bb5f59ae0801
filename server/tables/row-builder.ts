import 'server-only'
import type { WallClock } from '@/domain/imports/local-time'
import { isMissing, joinDateAndHour, timeOf } from './cells'
import type { Place } from './places'

type Values = Record<string, unknown>

function put(values: Values, key: string, value: unknown): void {
  if (key === '__proto__') Object.defineProperty(values, key, { value, enumerable: true })
  else values[key] = value
}

/** Puts the cells of one row where they belong; missing ones are left out. */
export class RowBuilder {
  private readonly raw: Values = {}
  private date: unknown
  private hour: unknown

  constructor(private readonly clock: WallClock) {}

  add(places: readonly Place[], cell: unknown): void {
    if (isMissing(cell)) return
    for (const place of places) {
      const value = place.convert(cell)
      if (place.into === 'row') put(this.raw, place.key, value)
      else if (place.into === 'date') this.date = value
      else if (place.into === 'hour') this.hour = value
      else put(this.group(place.into), place.key, value)
    }
  }

  private group(name: 'features' | 'segments' | 'probabilities'): Values {
    const known = this.raw[name] as Values | undefined
    if (known) return known
    const made: Values = {}
    this.raw[name] = made
    return made
  }

  finish(): Values {
    if (this.date !== undefined) this.raw.timestamp = timeOf(joinDateAndHour(this.date, this.hour), this.clock)
    return this.raw
  }
}
