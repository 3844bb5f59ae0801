import type { LabelPolicy } from '@/domain/models/input'

/** Under label policy `absence`, what a case without a label means once it is old enough; else null. Times in milliseconds. */
export function absentLabel(
  policy: LabelPolicy,
  predictedAt: number,
  now: number,
): { value: string; number: number | null } | null {
  if (policy.policy !== 'absence' || predictedAt + policy.afterHours * 3_600_000 > now) return null
  const number = Number(policy.value)
  return { value: policy.value, number: Number.isFinite(number) ? number : null }
}
