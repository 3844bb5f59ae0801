import { SCORE_FEATURE } from '@/domain/features/score-feature'
import type { AreaTranslator } from '@/lib/i18n/translator'

const REASONS = [
  'no_reference',
  'not_available',
  'reference_empty',
  'window_empty',
  'reference_constant',
  'too_many_categories',
  'exact_only',
  'no_reference_chunks',
  'no_threshold',
  'categories_merged',
  'too_few',
] as const
const METHODS = [
  'psi',
  'kl_div',
  'jensen_shannon',
  'jensenshannon',
  'hellinger',
  'total_variation',
  'l_infinity',
  'kolmogorov_smirnov',
  'ks',
  'wasserstein',
  'chi_square',
  'chisquare',
  'chi2',
  'z',
  'z_two_proportions',
  'missing_rate',
  'invalid_rate',
  'unseen_share',
  'out_of_range_share',
  'g_test',
  't_test',
  'mannw',
  'ed',
] as const

/** Why something was not measured, in words; codes never reach the screen. */
export function reasonWords(t: AreaTranslator<'drift'>, code: string | undefined): string {
  const known = REASONS.find((reason) => reason === code)
  if (known) return t(`reason.${known}`)
  return code === 'numeric_only' || code === 'categorical_only' ? t('reason.not_applicable') : t('reason.other')
}

export function methodWords(t: AreaTranslator<'drift'>, method: string): string {
  const known = METHODS.find((name) => name === method)
  return known ? t(`method.${known}`) : method
}

export const featureName = (t: AreaTranslator<'drift'>, feature: string): string =>
  feature === SCORE_FEATURE ? t('score') : feature
