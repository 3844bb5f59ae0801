import type { Format } from '@/lib/format'
import type { Unit } from './spec'

/** A figure with its unit, as tables and read-outs show it. */
export function unitText(unit: Unit, format: Format): (value: number | null) => string {
  switch (unit.kind) {
    case 'share':
      return (value) => format.share(value, { digits: unit.digits ?? 1 })
    case 'money':
      return (value) => format.money(value, { currency: unit.currency })
    case 'duration':
      return (value) => format.duration(value)
    case 'count':
      return (value) => format.count(value)
    default:
      return (value) => format.number(value, unit.digits === undefined ? {} : { digits: unit.digits })
  }
}

/** The ends of an interval: the currency stands once, at the figure. */
export function boundText(unit: Unit, format: Format): (value: number | null) => string {
  return unit.kind === 'money' ? (value) => format.money(value) : unitText(unit, format)
}

const decimalsOf = (step: number) => Math.max(0, Math.min(8, -Math.floor(Math.log10(Math.abs(step)) + 1e-9)))

function needed(step: number): number {
  const base = decimalsOf(step)
  const scaled = step * 10 ** base
  return Math.abs(scaled - Math.round(scaled)) > 1e-6 ? base + 1 : base
}

/** Ticks share their decimals and leave out what the title says once. */
export function tickText(unit: Unit, step: number, format: Format): (value: number) => string {
  switch (unit.kind) {
    case 'share':
      return (value) => format.share(value, { digits: needed(step * 100) })
    case 'duration':
      return (value) => format.duration(value)
    default:
      return (value) => format.number(value, { digits: needed(step) })
  }
}
