import type { FieldProblem } from '@/domain/errors/codes'
import type { AbWords } from './words'

const CODES = [
  'shares_sum',
  'duplicate_arm',
  'empty_arm',
  'several_controls',
  'unknown_version',
  'version_not_approved',
  'unknown_metric',
  'metric_not_comparable',
  'metric_without_data',
  'metric_needs_serving',
  'duplicate_metric',
  'power_too_low',
  'looks_without_sequence',
  'reserved_salt',
  'empty_slot',
  'slot_without_layer',
  'unknown_segment',
  'slot_taken',
  'variance_unknown',
  'invalid_type',
  'invalid_format',
  'too_small',
  'too_big',
] as const

const FIELDS = [
  'slug',
  'model',
  'environment',
  'entityKey',
  'arms',
  'primary',
  'guardrails',
  'secondary',
  'alpha',
  'power',
  'engine',
  'looks',
  'maturityHours',
  'minimumDays',
  'segments',
  'slot',
  'mode',
  'labelMargin',
] as const

/** What is wrong, in words; what is not known by its code keeps the server's. */
export function problemText(
  { code, detail }: Pick<FieldProblem, 'code' | 'detail'>,
  { t }: Pick<AbWords, 't'>,
): string {
  const known = CODES.find((one) => one === code)
  return known ? t(`problem.${known}`) : t('problem.other', { detail })
}

/** The field that a pointer names. */
export function fieldName(pointer: string, { t }: Pick<AbWords, 't'>): string {
  const name = pointer.replace(/^\/plan/, '').split('/')[1]
  return t(`field.${FIELDS.find((one) => one === name) ?? 'other'}`)
}
