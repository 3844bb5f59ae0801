'use client'
import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useQueryStates } from 'nuqs'
import { useState } from 'react'
import { refreshAll } from '@/components/promotions/refresh-all'
import { Empty } from '@/components/state/empty'
import { NoData } from '@/components/state/no-data'
import { PanelBoundary } from '@/components/state/panel-boundary'
import { ButtonLink } from '@/components/ui/button-link'
import { Field } from '@/components/ui/field'
import { notify } from '@/components/ui/notify'
import { Select } from '@/components/ui/select'
import { Verdict } from '@/components/ui/verdict'
import { withChosen } from '@/components/ui/with-chosen'
import type { Task } from '@/domain/models/input'
import { useTRPC } from '@/lib/trpc/client'
import { newSearch } from './new-search'
import { ENVIRONMENTS_ASK, MODELS_ASK, versionsAsk } from './plan-asks'
import { firstDraft } from './plan-draft'
import { PlanForm } from './plan-form'
import { useAbWords } from './use-ab-words'

const FIRST_METRIC: Record<Task, string> = {
  binary: 'recall',
  multiclass: 'accuracy',
  regression: 'mae',
  ranking: 'latency',
  unsupervised: 'latency',
}

function NewPlan({ model }: { model: string }) {
  const { t } = useAbWords()
  const trpc = useTRPC()
  const router = useRouter()
  const client = useQueryClient()
  const { task } = useSuspenseQuery(trpc.models.get.queryOptions({ model })).data
  const { data: versions } = useSuspenseQuery(trpc.models.listVersions.queryOptions(versionsAsk(model)))
  const { data: places } = useSuspenseQuery(trpc.deployments.environments.queryOptions(ENVIRONMENTS_ASK))
  const create = useMutation(
    trpc.abTests.create.mutationOptions({
      onSuccess: ({ item }) => {
        notify(t('new.done', { name: item.slug }))
        void refreshAll(client)
        router.push(`/ab-tests/${item.id}`)
      },
    }),
  )
  const names = versions.items.map(({ version }) => version)
  const environment = (places.items.find(({ slug }) => slug === 'production') ?? places.items[0])?.slug ?? 'production'
  const [draft, setDraft] = useState(() => firstDraft({ versions: names, environment, metric: FIRST_METRIC[task] }))
  if (names.length < 2) {
    return (
      <NoData
        title={t('new.fewVersions')}
        reason={t('new.fewVersionsText')}
        action={<ButtonLink href={`/models/${model}/versions`}>{t('new.toVersions')}</ButtonLink>}
      />
    )
  }
  return (
    <PlanForm
      model={model}
      task={task}
      versions={names}
      draft={draft}
      onDraft={setDraft}
      error={create.error}
      pending={create.isPending || create.isSuccess}
      submitLabel={t('new.save')}
      onSave={(plan) => create.mutate(plan)}
    />
  )
}

/** A new plan: what is compared on what, and how sure one wants to be. */
export function NewPanel() {
  const { t } = useAbWords()
  const [search, setSearch] = useQueryStates(newSearch)
  const { data: models } = useSuspenseQuery(useTRPC().models.list.queryOptions(MODELS_ASK))
  const named = models.items.map(({ slug, name }) => ({ value: slug, label: name }))
  const model = search.model ?? models.items[0]?.slug
  return (
    <>
      <Verdict sentence={t('new.sentence')} why={t('new.why')} />
      {model ? (
        <>
          <Field label={t('form.model')} className="mb-3 w-72 max-w-full">
            <Select
              value={model}
              options={withChosen(named, model)}
              onChange={(event) => void setSearch({ model: event.target.value })}
            />
          </Field>
          <PanelBoundary height={360} what={t('form.title')}>
            <NewPlan key={model} model={model} />
          </PanelBoundary>
        </>
      ) : (
        <Empty
          title={t('new.noModel')}
          text={t('new.noModelText')}
          action={<ButtonLink href="/models">{t('list.models')}</ButtonLink>}
        />
      )}
    </>
  )
}
