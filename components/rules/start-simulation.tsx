'use client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import { may } from '@/components/access/person'
import { usePerson } from '@/components/access/person-context'
import { explainProblem, readProblem } from '@/components/form/explain-problem'
import { FormError } from '@/components/form/form-error'
import { SubmitButton } from '@/components/form/submit-button'
import { Field } from '@/components/ui/field'
import { Select } from '@/components/ui/select'
import { useTRPC } from '@/lib/trpc/client'
import type { RulesFacts } from './rules-facts'
import { useRulesWords } from './use-rules-words'

type Props = { facts: RulesFacts; onStarted: (id: string) => void }

function useStart(source: string, onStarted: Props['onStarted']) {
  const { t } = useRulesWords()
  const errors = useTranslations('errors')
  const trpc = useTRPC()
  const client = useQueryClient()
  const start = useMutation(
    trpc.rules.simulate.mutationOptions({
      onSuccess: ({ id }) => {
        onStarted(id)
        return client.invalidateQueries(trpc.rules.simulations.pathFilter())
      },
    }),
  )
  const problem = start.error ? readProblem(start.error) : null
  const explained = start.error ? explainProblem(start.error, errors) : null
  const notLogged = problem?.errors.some(({ code }) => code === 'not_logged')
  return {
    start,
    text: notLogged ? t('simulation.notLogged', { source }) : (explained?.text ?? null),
    details: notLogged ? (problem?.errors.map(({ detail }) => detail) ?? []) : [],
    requestId: explained?.requestId,
  }
}

/** Chooses whose logged traffic is decided again, and starts it. */
export function StartSimulation({ facts, onStarted }: Props) {
  const { t, format } = useRulesWords()
  const person = usePerson()
  const { model, version, sources, window } = facts
  const [source, setSource] = useState(sources[0] ?? version)
  const [whole, setWhole] = useState(true)
  const { start, ...failure } = useStart(source, onStarted)
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    start.mutate({ model, version, source, ...(!whole && window) })
  }
  const allowed = may(person, 'version:write')
  const range = `${format.range(window.from, window.to)} ${facts.zone}`
  return (
    <form onSubmit={submit} className="no-print">
      <p className="mb-2 max-w-[100ch] text-text-2">{t('simulation.text', { version })}</p>
      <div className="flex flex-wrap items-end gap-3">
        <Field label={t('simulation.source')} className="w-44">
          <Select
            value={source}
            disabled={!allowed}
            onChange={(event) => setSource(event.target.value)}
            options={sources.map((name) => ({ value: name, label: name }))}
          />
        </Field>
        <Field label={t('simulation.window')} className="w-72 max-w-full">
          <Select
            value={whole ? 'all' : 'range'}
            disabled={!allowed}
            onChange={(event) => setWhole(event.target.value === 'all')}
            options={[
              { value: 'all', label: t('simulation.all') },
              { value: 'range', label: range },
            ]}
          />
        </Field>
        <SubmitButton variant="secondary" pending={start.isPending} disabled={!allowed}>
          {t('simulation.start', { version })}
        </SubmitButton>
        {!allowed && <span className="text-small text-text-3">{t('simulation.denied')}</span>}
      </div>
      <FormError
        shortTitle={t('simulation.refused')}
        text={failure.text}
        details={failure.details}
        requestId={failure.requestId}
      />
    </form>
  )
}
