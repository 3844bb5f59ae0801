'use client'
import { X } from 'lucide-react'
import { useQueryStates } from 'nuqs'
import { useTranslations } from 'use-intl'
import { usePerson } from '@/components/access/person-context'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { AUDIT_ACTIONS, AUDIT_OBJECTS, actionWords, objectWords } from './record'
import { type AuditSearch, auditSearch, isFiltered } from './search'

const EMPTY = {
  actor: null,
  who: null,
  action: null,
  outcome: null,
  object: null,
  useCase: null,
  from: null,
  to: null,
  cursor: null,
}

type Choose = (change: Partial<AuditSearch>) => void
type Fields = { search: AuditSearch; choose: Choose }

function WhatFields({ search, choose }: Fields) {
  const t = useTranslations('audit')
  const all = { value: '', label: t('all') }
  return (
    <>
      <Field label={t('filterAction')} className="w-48 max-w-full">
        <Select
          value={search.action ?? ''}
          onChange={(event) => choose({ action: event.target.value || null })}
          options={[all, ...AUDIT_ACTIONS.map((value) => ({ value, label: actionWords(value, t) }))]}
        />
      </Field>
      <Field label={t('filterObject')} className="w-36 max-w-full">
        <Select
          value={search.object ?? ''}
          onChange={(event) => choose({ object: event.target.value || null })}
          options={[all, ...AUDIT_OBJECTS.map((value) => ({ value, label: objectWords(value, t) }))]}
        />
      </Field>
      <Field label={t('filterOutcome')} className="w-28 max-w-full">
        <Select
          value={search.outcome ?? ''}
          onChange={(event) => choose({ outcome: auditSearch.outcome.parse(event.target.value) })}
          options={[all, { value: 'done', label: t('done') }, { value: 'denied', label: t('denied') }]}
        />
      </Field>
    </>
  )
}

function WhereWhenFields({ search, choose }: Fields) {
  const t = useTranslations('audit')
  const { useCases } = usePerson()
  const named = useCases.map(({ slug, name }) => ({ value: slug, label: name }))
  return (
    <>
      {useCases.length > 0 && (
        <Field label={t('filterUseCase')} className="w-48 max-w-full">
          <Select
            value={search.useCase ?? ''}
            onChange={(event) => choose({ useCase: event.target.value || null })}
            options={[{ value: '', label: t('all') }, ...named]}
          />
        </Field>
      )}
      <Field label={t('filterFrom')} className="w-36 max-w-full">
        <Input
          type="date"
          value={search.from ?? ''}
          onChange={(event) => choose({ from: event.target.value || null })}
        />
      </Field>
      <Field label={t('filterTo')} className="w-36 max-w-full">
        <Input type="date" value={search.to ?? ''} onChange={(event) => choose({ to: event.target.value || null })} />
      </Field>
    </>
  )
}

/** Each choice counts at once and is kept in the URL. */
export function AuditFilter() {
  const t = useTranslations('audit')
  const [search, setSearch] = useQueryStates(auditSearch)
  const choose: Choose = (change) => void setSearch({ ...change, cursor: null })
  return (
    <div className="no-print mb-2 flex flex-wrap items-end gap-2">
      <WhatFields search={search} choose={choose} />
      <WhereWhenFields search={search} choose={choose} />
      {search.actor && (
        <Button onClick={() => choose({ actor: null, who: null })}>
          {t('actorOnly', { name: search.who ?? search.actor })}
          <X size={12} aria-hidden="true" />
        </Button>
      )}
      {isFiltered(search) && (
        <Button variant="plain" onClick={() => void setSearch(EMPTY)}>
          {t('clear')}
        </Button>
      )}
    </div>
  )
}
