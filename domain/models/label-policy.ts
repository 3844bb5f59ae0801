import type { CreateModelInput, LabelPolicy } from './input'

const HOURS_PER_DAY = 24

/** Hours of `P7D`, `PT36H`, `P1DT12H` or a plain number of hours. */
export function durationHours(after: string | number): number {
  if (typeof after === 'number') return after
  const match = /^P(?:(\d+)D)?(?:T(\d+)H)?$/.exec(after)
  return Number(match?.[1] ?? 0) * HOURS_PER_DAY + Number(match?.[2] ?? 0)
}

/** The policy a model lives by; without one, labels are explicit. */
export function labelPolicyOf(input: CreateModelInput['labels']): LabelPolicy {
  if (input?.policy !== 'absence' || input.after === undefined || input.value === undefined)
    return { policy: 'explicit' }
  return { policy: 'absence', afterHours: durationHours(input.after), value: input.value }
}
