'use client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { type FormEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import { explainProblem, readProblem } from '@/components/form/explain-problem'
import { FormActions } from '@/components/form/form-actions'
import { FormError } from '@/components/form/form-error'
import { FormStack } from '@/components/form/form-stack'
import { SubmitButton } from '@/components/form/submit-button'
import { ButtonLink } from '@/components/ui/button-link'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { notify } from '@/components/ui/notify'
import { Textarea } from '@/components/ui/textarea'
import { Tile } from '@/components/ui/tile'
import { fieldText } from '@/components/use-cases/field-text'
import { useTRPC } from '@/lib/trpc/client'
import type { RawRules } from './draft'
import type { EditorFacts } from './editor-facts'
import { rulesHref } from './rules-search'
import { useRulesWords } from './use-rules-words'

type Props = {
  facts: EditorFacts
  rules: RawRules
  /** Why it cannot be saved as it is. */
  blocked: 'unchanged' | 'broken' | null
}
type Missing = { version?: string; reason?: string }

function useSave({ model }: EditorFacts) {
  const { t } = useRulesWords()
  const router = useRouter()
  const client = useQueryClient()
  return useMutation(
    useTRPC().models.createVersion.mutationOptions({
      onSuccess: async ({ item: { version } }) => {
        notify(t('edit.saved', { version }))
        await client.invalidateQueries()
        router.push(rulesHref({ model, version }))
        router.refresh()
      },
    }),
  )
}

const featureInputs = ({ features }: EditorFacts) =>
  features.map(({ sensitivity, ...feature }) => ({ ...feature, ...(sensitivity !== null && { sensitivity }) }))

/** Name and reason of the new version; what it is made from stays as it is. */
export function SaveVersionForm({ facts, rules, blocked }: Props) {
  const { t } = useRulesWords()
  const errors = useTranslations('errors')
  const [missing, setMissing] = useState<Missing>({})
  const save = useSave(facts)
  const { model, version: base, segments, taken } = facts
  const problem = save.error ? readProblem(save.error) : null
  const failure = save.error ? explainProblem(save.error, errors) : null
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const text = fieldText(event.currentTarget)
    const [version, reason] = [text('version'), text('reason')]
    const wrong: Missing = {
      ...(version === '' && { version: t('edit.nameMissing') }),
      ...(taken.includes(version) && { version: t('edit.nameTaken', { name: version }) }),
      ...(reason === '' && { reason: errors('reasonMissing') }),
    }
    setMissing(wrong)
    if (Object.keys(wrong).length > 0) return
    const given = JSON.parse(JSON.stringify(rules))
    save.mutate({ model, version, reason, features: featureInputs(facts), segments: [...segments], rules: given })
  }
  return (
    <Tile title={t('edit.save')} span={5} full>
      <p className="mb-2 text-text-2">{t('edit.saveText', { version: base })}</p>
      <FormStack onSubmit={submit} noValidate>
        <Field
          label={t('edit.name')}
          hint={t('edit.nameHint', { example: `${base}b` })}
          error={missing.version ?? failure?.fields.version}
          required
        >
          <Input name="version" maxLength={120} autoComplete="off" />
        </Field>
        <Field label={t('edit.reason')} hint={t('edit.reasonHint')} error={missing.reason} required>
          <Textarea name="reason" rows={3} maxLength={4000} />
        </Field>
        <FormError
          shortTitle={errors('notSaved')}
          text={failure?.text ?? null}
          details={problem?.errors.map(({ detail }) => detail) ?? []}
          requestId={failure?.requestId}
        />
        <FormActions>
          <SubmitButton pending={save.isPending || save.isSuccess} disabled={blocked !== null}>
            {t('edit.do')}
          </SubmitButton>
          <ButtonLink href={rulesHref({ model, version: base })}>{t('edit.cancel')}</ButtonLink>
          <span role="status" className="text-small text-text-3">
            {blocked && t(`edit.${blocked}`)}
          </span>
        </FormActions>
      </FormStack>
    </Tile>
  )
}
