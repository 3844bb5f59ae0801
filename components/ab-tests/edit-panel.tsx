'use client'
import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { readProblem } from '@/components/form/explain-problem'
import { refreshAll } from '@/components/promotions/refresh-all'
import { PanelBoundary } from '@/components/state/panel-boundary'
import { Button } from '@/components/ui/button'
import { notify } from '@/components/ui/notify'
import { Verdict } from '@/components/ui/verdict'
import { useTRPC } from '@/lib/trpc/client'
import type { AbTest } from './figures'
import { versionsAsk } from './new-search'
import { draftOf, keptOf } from './plan-draft'
import { PlanForm } from './plan-form'
import { useAbWords } from './use-ab-words'

type Props = { test: AbTest; onDone: () => void }

/** Somebody saved meanwhile: what was typed stays on the screen, and one may start again from theirs. */
function Stale({ onReload }: { onReload: () => void }) {
  const { t } = useAbWords()
  return (
    <div role="alert" className="mb-3 flex flex-wrap items-center gap-2 rounded-md border border-warn px-3 py-2">
      <p className="mr-auto">{t('edit.stale')}</p>
      <Button onClick={onReload}>{t('edit.reload')}</Button>
    </div>
  )
}

function EditForm({ test, onDone }: Props) {
  const { t } = useAbWords()
  const trpc = useTRPC()
  const client = useQueryClient()
  /** The plan as it was when the form was opened: what a save must be made from. */
  const [base, setBase] = useState(test)
  const { data: model } = useSuspenseQuery(trpc.models.get.queryOptions({ model: test.model }))
  const { data: versions } = useSuspenseQuery(trpc.models.listVersions.queryOptions(versionsAsk(test.model)))
  const edit = useMutation(
    trpc.abTests.edit.mutationOptions({
      onSuccess: () => {
        notify(t('edit.done', { name: test.slug }))
        void refreshAll(client)
        onDone()
      },
    }),
  )
  const stale = edit.error !== null && readProblem(edit.error).code === 'changed_meanwhile'
  const reload = async () => {
    const fresh = await client.fetchQuery({ ...trpc.abTests.get.queryOptions({ id: test.id }), staleTime: 0 })
    edit.reset()
    setBase(fresh)
  }
  return (
    <>
      {stale && <Stale onReload={() => void reload()} />}
      <PlanForm
        key={base.revision}
        model={test.model}
        task={model.task}
        versions={versions.items.map(({ version }) => version)}
        first={draftOf(base)}
        kept={keptOf(base)}
        named
        error={stale ? null : edit.error}
        pending={edit.isPending}
        submitLabel={t('edit.save')}
        onSave={(plan) => edit.mutate({ id: test.id, revision: base.revision, plan })}
        onCancel={onDone}
      />
    </>
  )
}

/** The plan of a draft is changed; a later save than somebody else's is told. */
export function EditPanel({ test, onDone }: Props) {
  const { t } = useAbWords()
  return (
    <>
      <Verdict sentence={t('edit.sentence', { name: test.slug })} why={t('edit.why')} />
      <PanelBoundary height={360} what={t('form.title')}>
        <EditForm test={test} onDone={onDone} />
      </PanelBoundary>
    </>
  )
}
