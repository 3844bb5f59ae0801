'use client'
import { useMutation } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'use-intl'
import { notify } from '@/components/ui/notify'
import { useTRPC } from '@/lib/trpc/client'
import { explainRefused } from './explain-refused'
import { ReasonDialog } from './reason-dialog'

type Props = { model: string; version: string; archived: boolean; onClose: () => void }

const REFUSALS = ['live', 'promotion_pending', 'in_ab_test', 'has_alias'] as const

/** Names what happens to the version, takes the reason, and says in words what stands in the way. */
export function ArchiveDialog({ model, version, archived, onClose }: Props) {
  const t = useTranslations('versions')
  const errors = useTranslations('errors')
  const router = useRouter()
  const { models } = useTRPC()
  const done = {
    onSuccess: () => {
      notify(t(archived ? 'archive.restored' : 'archive.done', { version }))
      onClose()
      router.refresh()
    },
  }
  const archive = useMutation(models.archiveVersion.mutationOptions(done))
  const restore = useMutation(models.restoreVersion.mutationOptions(done))
  const { mutate, error, isPending } = archived ? restore : archive
  return (
    <ReasonDialog
      title={t(archived ? 'archive.restoreTitle' : 'archive.title', { version })}
      effect={t(archived ? 'archive.restoreText' : 'archive.text')}
      confirm={t(archived ? 'archive.restore' : 'archive.do', { version })}
      pending={isPending}
      failure={error && explainRefused(error, { errors, known: REFUSALS, say: (code) => t(`archive.refused.${code}`) })}
      onConfirm={(reason) => mutate({ model, version, reason })}
      onClose={onClose}
    />
  )
}
