'use client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { explainProblem, readProblem } from '@/components/form/explain-problem'
import { refreshAll } from '@/components/promotions/refresh-all'
import { notify } from '@/components/ui/notify'
import { reachAt } from '@/domain/ab-tests/ramp'
import { useTRPC } from '@/lib/trpc/client'
import type { Action } from './actions'
import type { AbTest } from './figures'
import type { DECISIONS } from './marks'
import { problemText } from './problem-words'
import { useAbWords } from './use-ab-words'

const REFUSED = [
  'approver_is_author',
  'wrong_status',
  'not_frozen',
  'health_failed',
  'no_person',
  'bad_ramp',
  'settled_by_freeze',
] as const

/** `step`: how much of the arms is let in. */
export type Given = { reason: string; decision: (typeof DECISIONS)[number]; step: number }

/** Why a step was refused, in the reader's words. */
export function useExplain() {
  const { t } = useAbWords()
  const errors = useTranslations('errors')
  return (error: unknown) => {
    const { errors: problems, requestId } = readProblem(error)
    const known = REFUSED.find((one) => problems.some(({ code }) => code === one))
    if (known) return { text: t(`refused.${known}`), requestId }
    const first = problems[0]
    if (first) return { text: problemText(first, { t }), requestId }
    const explained = explainProblem(error, errors)
    return { text: explained.text, requestId: explained.requestId ?? requestId }
  }
}

/** Sends one step; says success only after the commit, and reads everything anew either way. */
export function useAction({ id, slug, arms }: Pick<AbTest, 'id' | 'slug' | 'arms'>) {
  const { abTests } = useTRPC()
  const { t } = useAbWords()
  const client = useQueryClient()
  const explain = useExplain()
  const freeze = useMutation(abTests.freeze.mutationOptions())
  const start = useMutation(abTests.start.mutationOptions())
  const ramp = useMutation(abTests.ramp.mutationOptions())
  const mature = useMutation(abTests.mature.mutationOptions())
  const stop = useMutation(abTests.stop.mutationOptions())
  const conclude = useMutation(abTests.conclude.mutationOptions())
  const send = (action: Action, { reason, decision, step }: Given): Promise<unknown> => {
    if (action === 'stop') return stop.mutateAsync({ id, reason })
    if (action === 'conclude') return conclude.mutateAsync({ id, decision, reason })
    if (action === 'start') return start.mutateAsync({ id, reach: arms.map(({ arm }) => ({ arm, reach: step })) })
    if (action === 'ramp')
      return ramp.mutateAsync({
        id,
        reach: reachAt(
          step,
          arms.map(({ arm, reach }) => ({ arm, reach })),
        ),
      })
    return { freeze, mature }[action].mutateAsync({ id })
  }
  const take = async (action: Action, given: Given) => {
    try {
      await send(action, given)
      notify(t(`action.done.${action}`, { name: slug }))
    } finally {
      void refreshAll(client)
    }
  }
  return { take, explain: (error: unknown) => explain(error).text }
}
