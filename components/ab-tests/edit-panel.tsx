'use client'
import { useSuspenseQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { PanelBoundary } from '@/components/state/panel-boundary'
import { Field } from '@/components/ui/field'
import { Textarea } from '@/components/ui/textarea'
import { Verdict } from '@/components/ui/verdict'
import { useTRPC } from '@/lib/trpc/client'
import type { AbTest } from './figures'
import { MeanwhileNote } from './meanwhile-note'
import { versionsAsk } from './plan-asks'
import { keptOf } from './plan-draft'
import { PlanForm } from './plan-form'
import { useAbWords } from './use-ab-words'
import { usePlanEdit } from './use-plan-edit'

type Props = { test: AbTest; onDone: () => void }

function EditForm({ test, onDone }: Props) {
  const { t } = useAbWords()
  const trpc = useTRPC()
  const [reason, setReason] = useState('')
  const { base, draft, setDraft, met, pending, error, save, take, startAgain } = usePlanEdit({ test, onDone })
  const { data: model } = useSuspenseQuery(trpc.models.get.queryOptions({ model: test.model }))
  const { data: versions } = useSuspenseQuery(trpc.models.listVersions.queryOptions(versionsAsk(test.model)))
  const frozen = test.status !== 'draft'
  return (
    <>
      {met && <MeanwhileNote met={met} mine={draft} onTake={take} onStartAgain={startAgain} />}
      <PlanForm
        model={test.model}
        task={model.task}
        versions={versions.items.map(({ version }) => version)}
        draft={draft}
        onDraft={setDraft}
        kept={keptOf(base)}
        settled={frozen ? 'freeze' : 'name'}
        error={error}
        pending={pending}
        submitLabel={t(frozen ? 'edit.change' : 'edit.save')}
        onSave={(plan) => save(plan, reason)}
        onCancel={onDone}
      >
        {frozen && (
          <Field label={t('action.reason')} hint={t('edit.reasonHint')} required>
            <Textarea value={reason} maxLength={2000} required onChange={(event) => setReason(event.target.value)} />
          </Field>
        )}
      </PlanForm>
    </>
  )
}

/** A draft is edited; a frozen plan deviates, with a reason. A later save than somebody else's is told, and loses nothing. */
export function EditPanel({ test, onDone }: Props) {
  const { t } = useAbWords()
  return (
    <>
      <Verdict
        sentence={t('edit.sentence', { name: test.slug })}
        why={t(test.status === 'draft' ? 'edit.why' : 'edit.whyFrozen')}
      />
      <PanelBoundary height={360} what={t('form.title')}>
        <EditForm test={test} onDone={onDone} />
      </PanelBoundary>
    </>
  )
}
