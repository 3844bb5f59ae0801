import type { AreaTranslator } from '@/lib/i18n/translator'

const REASONS = [
  'no_predictions',
  'no_reference',
  'no_labels_yet',
  'no_champion',
  'no_case_scored_by_both',
  'no_common_metric',
  'task_without_metrics',
  'task_without_fairness',
  'no_segments_declared',
  'no_shared_labelled_cases',
  'no_value_model',
  'mixed_currencies',
  'no_amounts',
  'task_without_value',
] as const

/** Why a figure is not there. */
export function absentWords(reason: string, t: AreaTranslator<'promotions'>): string {
  return t(`absent.${REASONS.find((one) => one === reason) ?? 'other'}`)
}
