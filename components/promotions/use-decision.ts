'use client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { notify } from '@/components/ui/notify'
import { useTRPC } from '@/lib/trpc/client'
import { explainRefusal } from './explain-refusal'
import type { Promotion } from './figures'
import { refreshAll } from './refresh-all'
import { placeName } from './words'

export const STEPS = ['approve', 'reject', 'emergency', 'confirm', 'object'] as const
export type Step = (typeof STEPS)[number]

/** Sends one step on a promotion; says success only after the commit, and reads everything anew either way. */
export function useDecision(promotion: Promotion) {
  const trpc = useTRPC()
  const t = useTranslations('promotions')
  const errors = useTranslations('errors')
  const client = useQueryClient()
  const decide = useMutation(trpc.promotions.decide.mutationOptions())
  const emergency = useMutation(trpc.promotions.activateAtOnce.mutationOptions())
  const review = useMutation(trpc.promotions.review.mutationOptions())
  const { id, version, environment, environmentName } = promotion
  const place = placeName(environment, t, environmentName)
  const send = (step: Step, reason: string) => {
    if (step === 'approve' || step === 'reject') return decide.mutateAsync({ id, decision: step, reason })
    if (step === 'emergency') return emergency.mutateAsync({ id, reason })
    return review.mutateAsync({ id, verdict: step, reason })
  }
  const take = async (step: Step, reason: string) => {
    try {
      const { status } = await send(step, reason)
      const done = step === 'approve' && status === 'pending' ? 'counted' : step
      notify(t(`done.${done}`, { version, place }))
    } finally {
      void refreshAll(client)
    }
  }
  return { take, explain: (error: unknown) => explainRefusal(error, { t, errors }).text }
}
