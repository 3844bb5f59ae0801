'use client'
import { useMutation } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import type { FormEvent } from 'react'
import { useTranslations } from 'use-intl'
import { explainProblem } from '@/components/form/explain-problem'
import { FormActions } from '@/components/form/form-actions'
import { FormError } from '@/components/form/form-error'
import { FormStack } from '@/components/form/form-stack'
import { SubmitButton } from '@/components/form/submit-button'
import { ButtonLink } from '@/components/ui/button-link'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { Textarea } from '@/components/ui/textarea'
import { RISK_TIERS, type RiskTier } from '@/domain/use-cases/risk-tier'
import { useTRPC } from '@/lib/trpc/client'
import { fieldText } from './field-text'
import { slugOf } from './slug-of'

export function UseCaseForm() {
  const t = useTranslations('useCases')
  const errors = useTranslations('errors')
  const common = useTranslations('common')
  const router = useRouter()
  const create = useMutation(
    useTRPC().useCases.create.mutationOptions({ onSuccess: ({ item }) => router.push(`/use-cases/${item.slug}`) }),
  )
  const failure = create.error ? explainProblem(create.error, errors) : null
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const text = fieldText(event.currentTarget)
    const objective = text('objective')
    create.mutate({
      slug: text('slug') || slugOf(text('name')),
      name: text('name'),
      problem: text('problem'),
      ...(objective && { objective }),
      riskTier: text('riskTier') as RiskTier,
    })
  }
  return (
    <FormStack onSubmit={submit}>
      <Field label={t('name')} error={failure?.fields.name}>
        <Input name="name" required maxLength={120} autoFocus />
      </Field>
      <Field label={t('problem')} hint={t('problemHint')} error={failure?.fields.problem}>
        <Textarea name="problem" required maxLength={4000} rows={4} />
      </Field>
      <Field label={t('objective')} hint={t('objectiveHint')} optional>
        <Textarea name="objective" maxLength={4000} rows={2} />
      </Field>
      <Field label={t('riskTier')}>
        <Select
          name="riskTier"
          defaultValue="medium"
          options={RISK_TIERS.map((tier) => ({ value: tier, label: t(`risk.${tier}`) }))}
        />
      </Field>
      <Field label={t('slug')} hint={t('slugHint')} error={failure?.fields.slug} optional>
        <Input name="slug" maxLength={80} pattern="[a-z0-9]+([-_.][a-z0-9]+)*" />
      </Field>
      <FormError shortTitle={errors('notSaved')} text={failure?.text ?? null} requestId={failure?.requestId} />
      <FormActions>
        <SubmitButton pending={create.isPending || create.isSuccess}>{t('create')}</SubmitButton>
        <ButtonLink href="/use-cases" variant="quiet">
          {common('cancel')}
        </ButtonLink>
      </FormActions>
    </FormStack>
  )
}
