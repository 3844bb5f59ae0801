'use client'
import { useTranslations } from 'use-intl'
import { SCORE_FEATURE } from '@/domain/features/score-feature'

/** A feature as it is written in the data; the prediction itself is called by its word. */
export function FeatureName({ feature }: { feature: string }) {
  const t = useTranslations('drift')
  return feature === SCORE_FEATURE ? <span>{t('score')}</span> : <code>{feature}</code>
}
