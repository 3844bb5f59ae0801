'use client'
import { useSuspenseQuery } from '@tanstack/react-query'
import { useTRPC } from '@/lib/trpc/client'
import type { CompareAsk } from './compare-facts'
import type { CompareAnswer } from './figures'

export function useCompare(ask: CompareAsk): CompareAnswer {
  return useSuspenseQuery(useTRPC().models.compare.queryOptions(ask)).data
}
