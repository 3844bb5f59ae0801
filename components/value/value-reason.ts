import type { AreaTranslator } from '@/lib/i18n/translator'

const REASONS = [
  'no_value_model',
  'no_predictions',
  'no_labels_yet',
  'no_amounts',
  'too_few',
  'mixed_currencies',
  'baseline_unknown',
  'baseline_has_no_labels',
  'task_without_value',
  'no_scores',
  'amounts_not_by_score',
] as const

/** Why there is no money to name, in words; codes never reach the screen. */
export function valueReason(t: AreaTranslator<'value'>, code: string | null): string {
  const known = REASONS.find((reason) => reason === code)
  return t(known ? `reason.${known}` : 'reason.other')
}
