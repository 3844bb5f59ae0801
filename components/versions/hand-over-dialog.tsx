'use client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'use-intl'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { notify } from '@/components/ui/notify'
import { useTRPC } from '@/lib/trpc/client'
import { explainRefused } from './explain-refused'
import { ReasonDialog } from './reason-dialog'

type Props = { model: string; owner: string; onClose: () => void }

/** Gives the model another owner, who may see it, with the reason. */
export function HandOverDialog({ model, owner, onClose }: Props) {
  const t = useTranslations('versions')
  const errors = useTranslations('errors')
  const trpc = useTRPC()
  const client = useQueryClient()
  const router = useRouter()
  const { mutate, error, isPending } = useMutation(
    trpc.models.setOwner.mutationOptions({
      onSuccess: async ({ item }) => {
        await client.invalidateQueries(trpc.models.handover.pathFilter())
        notify(t('handover.handed', { owner: item.owner }))
        onClose()
        router.refresh()
      },
    }),
  )
  const say = () => t('handover.noSuchPerson')
  return (
    <ReasonDialog
      title={t('handover.handTitle')}
      effect={t('handover.handText', { owner })}
      confirm={t('handover.hand')}
      pending={isPending}
      failure={error && explainRefused(error, { errors, known: ['no_such_person'], say })}
      onConfirm={(reason, data) => mutate({ model, owner: String(data.get('owner') ?? ''), reason })}
      onClose={onClose}
    >
      <Field label={t('handover.email')} required>
        <Input type="email" name="owner" maxLength={254} autoComplete="off" />
      </Field>
    </ReasonDialog>
  )
}
