import type { AreaTranslator } from '@/lib/i18n/translator'

type Baseline = 'do_nothing' | { version: string } | null

export function baselineName(t: AreaTranslator<'value'>, baseline: Baseline): string {
  return baseline === null || baseline === 'do_nothing' ? t('baseline.nothing') : baseline.version
}
