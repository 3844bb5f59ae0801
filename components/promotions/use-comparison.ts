'use client'
import { useQuery } from '@tanstack/react-query'
import { useTRPC } from '@/lib/trpc/client'
import type { CompareAsk } from './compare-ask'

const KEPT_MS = 600_000

/** Read after the page is there: it takes a while, and what is judged stands without it. */
export const useComparison = (ask: CompareAsk) =>
  useQuery({ ...useTRPC().models.compare.queryOptions(ask), staleTime: KEPT_MS, refetchOnMount: false })
