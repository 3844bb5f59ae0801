import type { FeatureType } from '@/domain/features/input'
import { normaliseClass } from '@/domain/models/class-text'
import { DECIMALS_MAX, NUMBER_MAX } from './limits'

/** What a rule sees of a feature; null is missing or not a value of the feature's type. */
export type RuleValue = number | string | boolean | null

/** The engine keeps decimals of 28 digits: smaller parts are rounded, larger numbers are beyond it. */
export function engineNumber(value: number): number | 'beyond' | null {
  if (!Number.isFinite(value)) return null
  if (Math.abs(value) > NUMBER_MAX) return 'beyond'
  if (Math.abs(value) >= 1e-9 || value === 0) return value === 0 ? 0 : value
  return Number(value.toFixed(DECIMALS_MAX))
}

function booleanOf(value: RuleValue): boolean | null {
  if (typeof value === 'boolean') return value
  const text = String(value).toLowerCase()
  if (text === 'true' || text === '1') return true
  return text === 'false' || text === '0' ? false : null
}

/** A feature's value as rules see it, whether it was sent or stored: numbers, texts as class texts, booleans. */
export function ruleValue(type: FeatureType, value: RuleValue): RuleValue | 'beyond' {
  if (value === null) return null
  if (type === 'numeric') return typeof value === 'number' ? engineNumber(value) : null
  if (type === 'boolean') return booleanOf(value)
  return normaliseClass(value)
}

export type Context = Record<string, unknown>

/** Without a prototype, so that no name of a feature means anything but the feature. */
export const newContext = (): Context => Object.create(null) as Context

/** Puts a value in its place; `customer.age` is also found as age of customer. */
export function setValue(context: Context, name: string, value: RuleValue): void {
  context[name] = value
  if (!name.includes('.')) return
  const parts = name.split('.')
  const last = parts.pop() as string
  let at = context
  for (const part of parts) {
    const inner = at[part]
    if (inner === undefined) at[part] = newContext()
    else if (typeof inner !== 'object' || inner === null) return
    at = at[part] as Context
  }
  at[last] = value
}
