'use client'
import { useSuspenseQuery } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { useFormat } from '@/lib/i18n/use-format'
import { useTRPC } from '@/lib/trpc/client'
import type { HomeFacts, HomeWords } from './home-facts'
import { homeInput } from './home-input'

export function useHomeWords(): HomeWords {
  return { t: useTranslations('home'), format: useFormat() }
}

export function useHomeFacts(useCase: string | null): HomeFacts {
  return useSuspenseQuery(useTRPC().monitoring.home.queryOptions(homeInput(useCase))).data
}
