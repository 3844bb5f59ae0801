'use client'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import { FormActions } from '@/components/form/form-actions'
import { FormStack } from '@/components/form/form-stack'
import { SubmitButton } from '@/components/form/submit-button'
import { ErrorState } from '@/components/state/error-state'
import { NoData } from '@/components/state/no-data'
import { CodeBlock } from '@/components/ui/code-block'
import { Disclosure } from '@/components/ui/disclosure'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { Tile } from '@/components/ui/tile'
import { fieldText } from '@/components/use-cases/field-text'
import { useTRPC } from '@/lib/trpc/client'
import { explainFailure } from './explain-failure'
import type { Evaluated, TableView } from './figures'
import type { Example } from './findings-list'
import { FiredRows } from './fired-rows'
import { type CaseInput, readCase } from './read-case'
import { reasonWords } from './reason-words'
import type { RuleFeature, RulesFacts } from './rules-facts'
import { useRulesWords } from './use-rules-words'
import { valueText } from './value-text'

type Props = { facts: RulesFacts; tables: readonly TableView[]; example: Example | null }

function Value({ feature, given }: { feature: RuleFeature; given: string }) {
  const { t } = useRulesWords()
  if (feature.type === 'boolean') {
    const options = [
      { value: '', label: t('tryCase.missing') },
      { value: 'true', label: t('tryCase.yes') },
      { value: 'false', label: t('tryCase.no') },
    ]
    return <Select name={feature.name} defaultValue={given} options={options} />
  }
  return (
    <Input
      name={feature.name}
      defaultValue={given}
      autoComplete="off"
      {...(feature.type === 'numeric' && { inputMode: 'decimal' })}
    />
  )
}

function Outcome({ decided, tables }: { decided: Evaluated; tables: readonly TableView[] }) {
  const { t, format } = useRulesWords()
  const { prediction, score, reason, fired, output, error } = decided
  return (
    <div role="status" className="mt-3 border-border border-t pt-2">
      <p className="font-medium">
        {reason === null
          ? t('tryCase.decided', { prediction: valueText(prediction) })
          : t('tryCase.undecided', { why: reasonWords(reason, t) })}
        {score !== null && (
          <span className="font-normal text-text-2"> · {t('tryCase.score', { score: format.number(score) })}</span>
        )}
      </p>
      {fired.length === 0 ? (
        <p className="text-text-2">{t('tryCase.noRow')}</p>
      ) : (
        <ul>
          {fired.map((one) => (
            <li key={`${one.table} ${one.row}`} className="flex flex-wrap items-center gap-x-2 text-text-2">
              {t('tryCase.byRow', { row: one.row, table: one.name })} <FiredRows fired={[one]} tables={tables} />
            </li>
          ))}
        </ul>
      )}
      {error !== undefined && <p className="text-bad-text text-small">{String(error)}</p>}
      <Disclosure summary={t('tryCase.output')}>
        <CodeBlock code={JSON.stringify(output, null, 2) ?? 'null'} label={t('tryCase.output')} />
      </Disclosure>
    </div>
  )
}

function CaseForm({ facts, tables, example }: Props) {
  const { t } = useRulesWords()
  const errors = useTranslations('errors')
  const [asked, setAsked] = useState<CaseInput | null>(null)
  const [wrong, setWrong] = useState<readonly string[]>([])
  const { model, version, features } = facts
  const query = useQuery(
    useTRPC().rules.evaluate.queryOptions({ model, version, inputs: [asked ?? {}] }, { enabled: asked !== null }),
  )
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const read = readCase(features, fieldText(event.currentTarget))
    setWrong(read.ok ? [] : read.wrong)
    if (read.ok) setAsked(read.input)
  }
  const failure = query.error ? explainFailure(query.error, { t, errors }) : null
  const [decided] = query.data?.items ?? []
  return (
    <>
      <FormStack onSubmit={submit} className="max-w-none" noValidate>
        <div className="grid gap-3 md:grid-cols-2">
          {features.map((feature) => (
            <Field
              key={feature.name}
              label={<span className="[overflow-wrap:anywhere]">{feature.name}</span>}
              error={wrong.includes(feature.name) && t('tryCase.number')}
            >
              <Value feature={feature} given={example?.[feature.name] == null ? '' : String(example[feature.name])} />
            </Field>
          ))}
        </div>
        <FormActions>
          <SubmitButton variant="secondary" pending={query.isFetching}>
            {t('tryCase.do')}
          </SubmitButton>
        </FormActions>
      </FormStack>
      {failure && (
        <ErrorState
          title={t('tryCase.failed')}
          text={failure.text}
          requestId={failure.requestId}
          onRetry={() => void query.refetch()}
        />
      )}
      {decided && asked !== null && wrong.length === 0 && <Outcome decided={decided} tables={tables} />}
    </>
  )
}

/** Decides one case and names the rows that fired; nothing is stored. */
export function TryCaseTile(props: Props) {
  const { t } = useRulesWords()
  return (
    <Tile id="try-case" title={t('tryCase.title')} span={6} full>
      {props.facts.features.length === 0 ? (
        <NoData title={t('tryCase.title')} reason={t('tryCase.noFeatures')} />
      ) : (
        <>
          <p className="mb-2 text-text-2">{t('tryCase.text')}</p>
          <CaseForm key={JSON.stringify(props.example)} {...props} />
        </>
      )}
    </Tile>
  )
}
