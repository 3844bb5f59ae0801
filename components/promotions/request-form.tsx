'use client'
import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { type FormEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import { FormActions } from '@/components/form/form-actions'
import { FormError } from '@/components/form/form-error'
import { FormStack } from '@/components/form/form-stack'
import { SubmitButton } from '@/components/form/submit-button'
import { Field } from '@/components/ui/field'
import { notify } from '@/components/ui/notify'
import { Select } from '@/components/ui/select'
import { Textarea } from '@/components/ui/textarea'
import { fieldText } from '@/components/use-cases/field-text'
import { useTRPC } from '@/lib/trpc/client'
import { explainRefusal } from './explain-refusal'
import { refreshAll } from './refresh-all'
import { ENVIRONMENTS_ASK } from './request-asks'
import { RequestGates } from './request-gates'
import { usePromotionWords } from './use-promotion-words'
import { placeName } from './words'

const TYPES = ['service', 'embedded', 'external'] as const
type Props = { model: string; version: string; given?: { environment: string; reason: string } }

function useRequest({ model, version }: Omit<Props, 'given'>) {
  const t = useTranslations('promotions')
  const errors = useTranslations('errors')
  const router = useRouter()
  const client = useQueryClient()
  const request = useMutation(
    useTRPC().promotions.request.mutationOptions({
      onSuccess: ({ item }) => {
        notify(t('request.done', { version }))
        void refreshAll(client)
        router.push(`/promotions/${item.id}`)
      },
    }),
  )
  const [missing, setMissing] = useState(false)
  const send = (event: FormEvent<HTMLFormElement>, environment: string) => {
    event.preventDefault()
    const text = fieldText(event.currentTarget)
    const reason = text('reason')
    // The browser takes spaces for a reason.
    setMissing(reason === '')
    if (reason === '') return
    const type = TYPES.find((one) => one === text('type')) ?? 'service'
    request.mutate({ model, version, environment, type, reason })
  }
  return {
    request,
    send,
    missing,
    refused: request.error ? explainRefusal(request.error, { t, errors }) : null,
    errors,
  }
}

/** Asks to put one version to work: where, how, why; shows what will be checked. */
export function RequestForm({ model, version, given }: Props) {
  const { t } = usePromotionWords()
  const { data } = useSuspenseQuery(useTRPC().deployments.environments.queryOptions(ENVIRONMENTS_ASK))
  const places = data.items
  const wanted = given?.environment ?? 'production'
  const start = places.find(({ slug }) => slug === wanted) ?? places[0]
  const [environment, setEnvironment] = useState(start?.slug ?? wanted)
  const { request, send, refused, missing, errors } = useRequest({ model, version })
  return (
    <FormStack onSubmit={(event) => send(event, environment)}>
      <div className="flex flex-wrap gap-3">
        <Field label={t('request.environment')} className="w-52 max-w-full">
          <Select
            value={environment}
            onChange={(event) => setEnvironment(event.target.value)}
            options={places.map(({ slug, name }) => ({ value: slug, label: placeName(slug, t, name) }))}
          />
        </Field>
        <Field label={t('request.type')} className="w-60 max-w-full">
          <Select name="type" options={TYPES.map((type) => ({ value: type, label: t(`type.${type}`) }))} />
        </Field>
      </div>
      <Field
        label={t('reason.label')}
        hint={t('request.reasonHint')}
        error={missing ? errors('reasonMissing') : null}
        required
      >
        <Textarea
          name="reason"
          maxLength={4000}
          required
          autoFocus
          defaultValue={given?.reason}
          placeholder={t('request.placeholder')}
        />
      </Field>
      <RequestGates model={model} environment={environment} />
      <FormError shortTitle={errors('notSaved')} text={refused?.text ?? null} requestId={refused?.requestId} />
      <FormActions>
        <SubmitButton pending={request.isPending || request.isSuccess}>{t('request.send', { version })}</SubmitButton>
      </FormActions>
    </FormStack>
  )
}
