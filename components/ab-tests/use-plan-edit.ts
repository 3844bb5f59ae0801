'use client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { readProblem } from '@/components/form/explain-problem'
import { refreshAll } from '@/components/promotions/refresh-all'
import { notify } from '@/components/ui/notify'
import { useTRPC } from '@/lib/trpc/client'
import type { AbTest, GivenPlan } from './figures'
import type { Meanwhile } from './meanwhile-note'
import { mergeDrafts, type Part, takePart } from './merge-draft'
import { draftOf } from './plan-draft'
import { useAbWords } from './use-ab-words'

const isStale = (error: unknown) => readProblem(error).code === 'changed_meanwhile'

/**
 * The edit of a plan: what is typed, and the plan that a save is made from. A save that comes too late is told, and goes on from
 * what is there now: theirs where only they changed something, what was typed here where it was.
 */
export function usePlanEdit({ test, onDone }: { test: AbTest; onDone: () => void }) {
  const { abTests } = useTRPC()
  const { t } = useAbWords()
  const client = useQueryClient()
  const [base, setBase] = useState(test)
  const [draft, setDraft] = useState(() => draftOf(test))
  const [met, setMet] = useState<Meanwhile | null>(null)
  const meet = async () => {
    const found = await client.fetchQuery({ ...abTests.get.queryOptions({ id: test.id }), staleTime: 0 })
    const [before, theirs] = [draftOf(base), draftOf(found)]
    setDraft((mine) => mergeDrafts({ base: before, mine, theirs }))
    setMet({ editor: found.editor, at: found.updatedAt, before, theirs })
    setBase(found)
  }
  const outcome = {
    onSuccess: () => {
      notify(t('edit.done', { name: test.slug }))
      void refreshAll(client)
      onDone()
    },
    onError: (error: unknown) => (isStale(error) ? meet() : refreshAll(client)),
  }
  const edit = useMutation(abTests.edit.mutationOptions(outcome))
  const deviate = useMutation(abTests.deviate.mutationOptions(outcome))
  const draftStatus = test.status === 'draft'
  const sent = draftStatus ? edit : deviate
  return {
    base,
    draft,
    setDraft,
    met,
    pending: sent.isPending,
    error: isStale(sent.error) ? null : sent.error,
    save: (plan: GivenPlan, reason: string) => {
      const given = { id: test.id, revision: base.revision, plan }
      if (draftStatus) edit.mutate(given)
      else deviate.mutate({ ...given, reason })
    },
    take: (part: Part) => met && setDraft(takePart(part, draft, met.theirs)),
    startAgain: () => {
      setDraft(draftOf(base))
      setMet(null)
    },
  }
}
