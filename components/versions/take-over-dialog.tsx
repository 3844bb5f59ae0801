'use client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { notify } from '@/components/ui/notify'
import { useTRPC } from '@/lib/trpc/client'
import { explainRefused } from './explain-refused'
import type { HandoverItem } from './figures'
import { ReasonDialog } from './reason-dialog'

type Props = { model: string; items: readonly HandoverItem[]; onClose: () => void }

/** The new owner says that they have taken the model over; what is open then is kept with their word. */
export function TakeOverDialog({ model, items, onClose }: Props) {
  const t = useTranslations('versions')
  const errors = useTranslations('errors')
  const trpc = useTRPC()
  const client = useQueryClient()
  const { mutate, error, isPending } = useMutation(
    trpc.models.acknowledgeHandover.mutationOptions({
      onSuccess: async () => {
        await client.invalidateQueries(trpc.models.handover.pathFilter())
        notify(t('handover.tookOver'))
        onClose()
      },
    }),
  )
  const open = items.filter(({ state }) => state === 'open').length
  return (
    <ReasonDialog
      title={t('handover.takeTitle')}
      effect={t('handover.takeText', { count: open })}
      confirm={t('handover.take')}
      pending={isPending}
      failure={error && explainRefused(error, { errors, known: [], say: () => '' })}
      onConfirm={(note) => mutate({ model, ...(note !== '' && { note }) })}
      onClose={onClose}
      optional
      label={t('handover.note')}
    />
  )
}
