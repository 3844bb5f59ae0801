'use client'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { mayEverywhere } from '@/components/access/person'
import { usePerson } from '@/components/access/person-context'
import { Fieldset } from '@/components/form/fieldset'
import { Checkbox } from '@/components/ui/checkbox'
import { Field } from '@/components/ui/field'
import { Select } from '@/components/ui/select'
import { KEY_SCOPES } from '@/domain/access/permissions'
import { EXPIRY_DAYS, NEVER } from './read-key-form'

/** What a key may do; a scope beyond one's own rights says so. */
export function ScopeFields({ error }: { error: string | undefined }) {
  const t = useTranslations('keys')
  const { keyScopes } = usePerson()
  return (
    <Fieldset legend={t('scopesLabel')}>
      {KEY_SCOPES.map((scope) => {
        const allowed = keyScopes.includes(scope)
        return (
          <Checkbox
            key={scope}
            name={`scope.${scope}`}
            label={t(`scope.${scope}`)}
            hint={allowed ? t(`scopeText.${scope}`) : t('scopeBeyond')}
            disabled={!allowed}
            defaultChecked={scope === 'ingest' && allowed}
          />
        )
      })}
      {error && <p className="text-bad-text text-small">{error}</p>}
    </Fieldset>
  )
}

/** Which use cases a key is bound to. */
export function BindingFields({ error }: { error: string | undefined }) {
  const t = useTranslations('keys')
  const { useCases } = usePerson()
  const [binding, setBinding] = useState('all')
  return (
    <>
      <Field label={t('bindingLabel')}>
        <Select
          name="binding"
          value={binding}
          onChange={(event) => setBinding(event.target.value)}
          options={[
            { value: 'all', label: t('bindAll') },
            { value: 'some', label: t('bindSome'), disabled: useCases.length === 0 },
          ]}
        />
      </Field>
      {binding === 'some' && (
        <Fieldset legend={t('binding')}>
          {useCases.map(({ slug, name }) => (
            <Checkbox key={slug} name={`useCase.${slug}`} label={name} />
          ))}
          {error && <p className="text-bad-text text-small">{error}</p>}
        </Fieldset>
      )}
    </>
  )
}

/** Whose key it is, and how long it works. */
export function OwnerFields({ error }: { error: string | undefined }) {
  const t = useTranslations('keys')
  const person = usePerson()
  const manages = mayEverywhere(person, 'key:manage')
  const days = EXPIRY_DAYS.map((value) => ({ value: String(value), label: t('days', { days: value }) }))
  return (
    <>
      {manages && (
        <Field label={t('ownerLabel')}>
          <Select
            name="owner"
            options={[
              { value: 'self', label: t('ownerSelf', { name: person.name }) },
              { value: 'installation', label: t('ownerInstallation') },
            ]}
          />
        </Field>
      )}
      <Field label={t('expiryLabel')} error={error}>
        <Select
          name="expiry"
          defaultValue="90"
          options={manages ? [...days, { value: NEVER, label: t('never') }] : days}
        />
      </Field>
    </>
  )
}
