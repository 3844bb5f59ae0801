'use client'
import { useTranslations } from 'use-intl'
import { useFormat } from '@/lib/i18n/use-format'
import type { DeploymentWords } from './prepare-served'

export function useDeploymentWords(): DeploymentWords {
  return { t: useTranslations('deployments'), w: useTranslations('promotions'), format: useFormat() }
}
