'use client'
import { keepPreviousData, skipToken, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useTRPC } from '@/lib/trpc/client'
import type { GivenPlan } from './figures'
import { sizable } from './plan-draft'

const PAUSE_MS = 700
const UNNAMED = 'plan'

/** Asks after a pause in typing how many units the plan needs, and what is wrong with it. */
export function useSizing(plan: GivenPlan) {
  const text = JSON.stringify({ ...plan, slug: plan.slug || UNNAMED, entityKey: plan.entityKey || UNNAMED })
  const [asked, setAsked] = useState<GivenPlan | null>(null)
  useEffect(() => {
    const timer = setTimeout(() => {
      const next = JSON.parse(text) as GivenPlan
      setAsked(sizable(next) ? next : null)
    }, PAUSE_MS)
    return () => clearTimeout(timer)
  }, [text])
  return useQuery({
    ...useTRPC().abTests.sizing.queryOptions(asked ?? skipToken),
    placeholderData: keepPreviousData,
    retry: false,
  })
}
