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
import { Select } from '@/components/ui/select'
import { fieldText } from '@/components/use-cases/field-text'
import { slugOf } from '@/components/use-cases/slug-of'
import { MODEL_KINDS, TASKS, type Task } from '@/domain/models/input'
import { useTRPC } from '@/lib/trpc/client'

type Props = { useCases: readonly { slug: string; name: string }[]; useCase: string | null }

export function NewModelForm({ useCases, useCase }: Props) {
  const t = useTranslations('useCases')
  const errors = useTranslations('errors')
  const router = useRouter()
  const [task, setTask] = useState<Task>('binary')
  const create = useMutation(
    useTRPC().models.create.mutationOptions({
      onSuccess: ({ item }) => router.push(`/models/${item.slug}/versions/new`),
    }),
  )
  const failure = create.error ? explainProblem(create.error, errors) : null
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const text = fieldText(event.currentTarget)
    const classes = text('classes')
      .split(',')
      .map((name) => name.trim())
      .filter(Boolean)
    create.mutate({
      slug: text('slug') || slugOf(text('name')),
      name: text('name'),
      useCase: text('useCase'),
      kind: text('kind') === 'rules' ? 'rules' : 'ml',
      task,
      ...(task === 'binary' && { positiveClass: text('positiveClass') }),
      ...(task === 'multiclass' && classes.length > 0 && { classes }),
    })
  }
  return (
    <FormStack onSubmit={submit}>
      <Field label={t('name')} error={failure?.fields.name}>
        <Input name="name" required maxLength={120} autoFocus />
      </Field>
      <Field label={t('useCase')} error={failure?.fields.useCase}>
        <Select
          name="useCase"
          defaultValue={useCase ?? undefined}
          options={useCases.map(({ slug, name }) => ({ value: slug, label: name }))}
        />
      </Field>
      <Field label={t('kind')}>
        <Select name="kind" options={MODEL_KINDS.map((kind) => ({ value: kind, label: t(`kinds.${kind}`) }))} />
      </Field>
      <Field label={t('task')}>
        <Select
          name="task"
          value={task}
          onChange={(event) => setTask(event.target.value as Task)}
          options={TASKS.map((one) => ({ value: one, label: t(`tasks.${one}`) }))}
        />
      </Field>
      {task === 'binary' && (
        <Field label={t('positiveClass')} hint={t('positiveClassHint')}>
          <Input name="positiveClass" required maxLength={200} defaultValue="1" />
        </Field>
      )}
      {task === 'multiclass' && (
        <Field label={t('classes')} hint={t('classesHint')} optional>
          <Input name="classes" />
        </Field>
      )}
      <Field label={t('slug')} hint={t('slugHint')} error={failure?.fields.slug} optional>
        <Input name="slug" maxLength={80} pattern="[a-z0-9]+([-_.][a-z0-9]+)*" />
      </Field>
      <FormError shortTitle={errors('notSaved')} text={failure?.text ?? null} requestId={failure?.requestId} />
      <FormActions>
        <SubmitButton pending={create.isPending || create.isSuccess}>{t('createModel')}</SubmitButton>
      </FormActions>
    </FormStack>
  )
}
