import type { AreaTranslator } from '@/lib/i18n/translator'

const REASONS = [
  'no_predictions',
  'no_labels_yet',
  'no_scores',
  'too_few',
  'one_class_only',
  'one_decision_only',
  'no_positives',
  'no_negatives',
  'no_predicted_positives',
  'constant_label',
  'zero_labels_only',
  'classes_unknown',
  'task_without_metrics',
] as const

/** Why a metric has no value, in words; codes never reach the screen. */
export function reasonWords(t: AreaTranslator<'performance'>, code: string): string {
  const known = REASONS.find((reason) => reason === code)
  return t(known ? `reason.${known}` : 'reason.other')
}
