'use client'
import { useSuspenseQuery } from '@tanstack/react-query'
import { useQueryStates } from 'nuqs'
import { Empty } from '@/components/state/empty'
import { NoData } from '@/components/state/no-data'
import { PanelBoundary } from '@/components/state/panel-boundary'
import { ButtonLink } from '@/components/ui/button-link'
import { Field } from '@/components/ui/field'
import { Select } from '@/components/ui/select'
import { Tile } from '@/components/ui/tile'
import { Verdict } from '@/components/ui/verdict'
import { withChosen } from '@/components/ui/with-chosen'
import { useTRPC } from '@/lib/trpc/client'
import { MODELS_ASK, versionsAsk } from './request-asks'
import { RequestForm } from './request-form'
import { requestSearch } from './request-search'
import { usePromotionWords } from './use-promotion-words'

function useChoice() {
  const [search, setSearch] = useQueryStates(requestSearch)
  const { data: models } = useSuspenseQuery(useTRPC().models.list.queryOptions(MODELS_ASK))
  const model = search.model ?? models.items[0]?.slug ?? null
  const named = models.items.map(({ slug, name }) => ({ value: slug, label: name }))
  return { search, setSearch, model, options: model === null ? named : withChosen(named, model) }
}

/** Filled in by the conclusion of an A/B test, with the evidence it was frozen with. */
function ConcludedForm({ test, ...rest }: { model: string; version: string; test: string }) {
  const { data } = useSuspenseQuery(useTRPC().abTests.promotion.queryOptions({ id: test }))
  return <RequestForm {...rest} given={data.request} />
}

function VersionPart({ model }: { model: string }) {
  const { t } = usePromotionWords()
  const [search, setSearch] = useQueryStates(requestSearch)
  const { data } = useSuspenseQuery(useTRPC().models.listVersions.queryOptions(versionsAsk(model)))
  const version = search.version ?? data.items[0]?.version ?? null
  if (version === null) {
    return (
      <NoData
        title={t('request.noVersion')}
        reason={t('request.noVersionText')}
        action={<ButtonLink href={`/models/${model}/versions`}>{t('request.toVersions')}</ButtonLink>}
      />
    )
  }
  const named = data.items.map((one) => ({ value: one.version, label: one.version }))
  return (
    <>
      <Field label={t('request.version')} className="mb-3 w-52 max-w-full">
        <Select
          value={version}
          options={withChosen(named, version)}
          onChange={(event) => void setSearch({ version: event.target.value, test: null })}
        />
      </Field>
      {search.test ? (
        <ConcludedForm key={search.test} model={model} version={version} test={search.test} />
      ) : (
        <RequestForm key={`${model} ${version}`} model={model} version={version} />
      )}
    </>
  )
}

/** Which version is to serve where, and why. */
export function RequestPanel() {
  const { t } = usePromotionWords()
  const { search, setSearch, model, options } = useChoice()
  return (
    <>
      <Verdict
        sentence={t('request.sentence', { version: search.version ?? '', has: search.version ? 'yes' : 'no' })}
        why={t('request.text')}
      />
      <Tile title={t('request.link')} span={12}>
        {model === null ? (
          <Empty
            title={t('request.noModel')}
            text={t('request.noModelText')}
            action={<ButtonLink href="/models">{t('list.models')}</ButtonLink>}
          />
        ) : (
          <>
            <Field label={t('request.model')} className="mb-3 w-72 max-w-full">
              <Select
                value={model}
                options={options}
                onChange={(event) => void setSearch({ model: event.target.value, version: null, test: null })}
              />
            </Field>
            <PanelBoundary height={240} what={t('request.link')}>
              <VersionPart key={model} model={model} />
            </PanelBoundary>
          </>
        )}
      </Tile>
    </>
  )
}
