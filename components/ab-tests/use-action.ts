'use client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { explainProblem, readProblem } from '@/components/form/explain-problem'
import { refreshAll } from '@/components/promotions/refresh-all'
import { notify } from '@/components/ui/notify'
import { useTRPC } from '@/lib/trpc/client'
import type { Action } from './actions'
import type { AbTest } from './figures'
import type { DECISIONS } from './marks'
import { problemText } from './problem-words'
import { useAbWords } from './use-ab-words'

const REFUSED = ['approver_is_author', 'wrong_status', 'not_frozen', 'health_failed', 'no_person', 'bad_ramp'] as const

export type Given = { reason: string; decision: (typeof DECISIONS)[number] }

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
export function useAction({ id, slug }: Pick<AbTest, 'id' | 'slug'>) {
  const { abTests } = useTRPC()
  const { t } = useAbWords()
  const client = useQueryClient()
  const explain = useExplain()
  const freeze = useMutation(abTests.freeze.mutationOptions())
  const start = useMutation(abTests.start.mutationOptions())
  const mature = useMutation(abTests.mature.mutationOptions())
  const stop = useMutation(abTests.stop.mutationOptions())
  const conclude = useMutation(abTests.conclude.mutationOptions())
  const send = (action: Action, { reason, decision }: Given): Promise<unknown> => {
    if (action === 'stop') return stop.mutateAsync({ id, reason })
    if (action === 'conclude') return conclude.mutateAsync({ id, decision, reason })
    return { freeze, start, mature }[action].mutateAsync({ id })
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
