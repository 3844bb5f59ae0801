'use client'
import { useSuspenseQuery } from '@tanstack/react-query'
import { useTRPC } from '@/lib/trpc/client'
import { USE_CASES_PAGE } from './asks'
import type { UseCaseNote } from './shared-tiles'

/** The use cases in view, with what they are for. */
export function useUseCaseNotes(useCase: string | null): UseCaseNote[] {
  const { data } = useSuspenseQuery(useTRPC().useCases.list.queryOptions(USE_CASES_PAGE))
  return useCase ? data.items.filter(({ slug }) => slug === useCase) : data.items
}
