'use client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import { explainProblem } from '@/components/form/explain-problem'
import { FormActions } from '@/components/form/form-actions'
import { FormError } from '@/components/form/form-error'
import { FormStack } from '@/components/form/form-stack'
import { SubmitButton } from '@/components/form/submit-button'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { Textarea } from '@/components/ui/textarea'
import { useTRPC } from '@/lib/trpc/client'
import { fieldText } from './field-text'
import { slugOf } from './slug-of'

/** Adds a goal to a use case: a measured figure with a target and a direction. */
export function KpiDialog({ useCase }: { useCase: string }) {
  const t = useTranslations('useCases')
  const errors = useTranslations('errors')
  const [open, setOpen] = useState(false)
  const trpc = useTRPC()
  const client = useQueryClient()
  const create = useMutation(
    trpc.kpis.create.mutationOptions({
      onSuccess: async () => {
        await client.invalidateQueries(trpc.kpis.tiles.pathFilter())
        setOpen(false)
      },
    }),
  )
  const failure = create.error ? explainProblem(create.error, errors) : null
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const text = fieldText(event.currentTarget)
    const direction = text('direction') === 'down' ? 'down' : 'up'
    const slug = text('slug') || slugOf(text('name'))
    create.mutate({
      useCase,
      slug,
      name: text('name'),
      unit: text('unit'),
      direction,
      target: Number(text('target')),
      source: text('source'),
    })
  }
  return (
    <>
      <Button variant="secondary" onClick={() => setOpen(true)}>
        {t('addGoal')}
      </Button>
      <Dialog open={open} onOpenChange={setOpen} title={t('addGoal')} description={t('addGoalHint')}>
        <FormStack onSubmit={submit}>
          <Field label={t('kpiName')} error={failure?.fields.name}>
            <Input name="name" required maxLength={120} />
          </Field>
          <Field label={t('unit')} hint={t('unitHint')}>
            <Input name="unit" required maxLength={40} />
          </Field>
          <Field label={t('direction')}>
            <Select
              name="direction"
              options={[
                { value: 'up', label: t('higherIsBetter') },
                { value: 'down', label: t('lowerIsBetter') },
              ]}
            />
          </Field>
          <Field label={t('target')}>
            <Input name="target" type="number" step="any" required />
          </Field>
          <Field label={t('source')} hint={t('sourceHint')}>
            <Textarea name="source" required maxLength={2000} rows={2} />
          </Field>
          <FormError shortTitle={errors('notSaved')} text={failure?.text ?? null} requestId={failure?.requestId} />
          <FormActions>
            <SubmitButton pending={create.isPending}>{t('addGoal')}</SubmitButton>
          </FormActions>
        </FormStack>
      </Dialog>
    </>
  )
}
