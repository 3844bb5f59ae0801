'use client'
import { useMutation } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { type FormEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import { explainProblem } from '@/components/form/explain-problem'
import { FormActions } from '@/components/form/form-actions'
import { FormError } from '@/components/form/form-error'
import { FormStack } from '@/components/form/form-stack'
import { SubmitButton } from '@/components/form/submit-button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Textarea } from '@/components/ui/textarea'
import { fieldText } from '@/components/use-cases/field-text'
import { useTRPC } from '@/lib/trpc/client'
import { parseFeatures } from './parse-features'

export function NewVersionForm({ model }: { model: string }) {
  const t = useTranslations('useCases')
  const errors = useTranslations('errors')
  const router = useRouter()
  const [wrongLine, setWrongLine] = useState<number | null>(null)
  const create = useMutation(
    useTRPC().models.createVersion.mutationOptions({
      onSuccess: ({ item }) => router.push(`/models/${model}?version=${encodeURIComponent(item.version)}`),
    }),
  )
  const failure = create.error ? explainProblem(create.error, errors) : null
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const text = fieldText(event.currentTarget)
    const parsed = parseFeatures(text('features'))
    setWrongLine(parsed.ok ? null : parsed.line)
    if (!parsed.ok) return
    const segments = text('segments')
      .split(',')
      .map((name) => name.trim())
      .filter(Boolean)
    const reason = text('reason')
    create.mutate({ model, version: text('version'), features: parsed.features, segments, ...(reason && { reason }) })
  }
  return (
    <FormStack onSubmit={submit}>
      <Field label={t('version')} error={failure?.fields.version}>
        <Input name="version" required maxLength={120} autoFocus />
      </Field>
      <Field
        label={t('features')}
        hint={t('featuresHint')}
        error={wrongLine === null ? failure?.fields.features : t('featureLineWrong', { line: wrongLine })}
      >
        <Textarea name="features" rows={8} className="font-mono" />
      </Field>
      <Field label={t('segments')} hint={t('segmentsHint')} optional>
        <Input name="segments" />
      </Field>
      <Field label={t('reason')} optional>
        <Textarea name="reason" rows={2} maxLength={4000} />
      </Field>
      <FormError shortTitle={errors('notSaved')} text={failure?.text ?? null} requestId={failure?.requestId} />
      <FormActions>
        <SubmitButton pending={create.isPending || create.isSuccess}>{t('createVersion')}</SubmitButton>
      </FormActions>
    </FormStack>
  )
}
