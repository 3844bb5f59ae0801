'use client'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { explainRefusal } from '@/components/promotions/explain-refusal'
import { refreshAll } from '@/components/promotions/refresh-all'
import { placeName } from '@/components/promotions/words'
import { Loading } from '@/components/state/loading'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { notify } from '@/components/ui/notify'
import { Textarea } from '@/components/ui/textarea'
import { useTRPC } from '@/lib/trpc/client'
import type { LiveDeployment } from './figures'
import { useDeploymentWords } from './use-deployment-words'

type Props = { id: string; onClose: () => void }

function useRollback(id: string, onClose: () => void) {
  const { t, w } = useDeploymentWords()
  const errors = useTranslations('errors')
  const client = useQueryClient()
  const router = useRouter()
  const { mutate, isPending, error } = useMutation(
    useTRPC().deployments.rollback.mutationOptions({
      onSuccess: ({ version, environment }) => {
        notify(t('rollback.done', { version, place: placeName(environment, w) }))
        onClose()
      },
      onSettled: () => {
        router.refresh()
        return refreshAll(client)
      },
    }),
  )
  const failure = error ? explainRefusal(error, { t: w, errors }).text : null
  return { isPending, failure, send: (reason: string) => mutate({ id, reason }) }
}

function Ask({ found, to, onClose }: { found: LiveDeployment; to: string; onClose: () => void }) {
  const { t, w } = useDeploymentWords()
  const common = useTranslations('common')
  const errors = useTranslations('errors')
  const [reason, setReason] = useState('')
  const [missing, setMissing] = useState(false)
  const { isPending, failure, send } = useRollback(found.id ?? '', onClose)
  const values = {
    version: found.version ?? '',
    to,
    model: found.modelName ?? '',
    place: placeName(found.environment ?? '', w),
  }
  const confirm = () => {
    const given = reason.trim()
    setMissing(given === '')
    if (given !== '') send(given)
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && !isPending && onClose()}
      title={t('rollback.title', values)}
      description={t('rollback.effect', values)}
      foot={
        <>
          <Button onClick={onClose} disabled={isPending}>
            {common('cancel')}
          </Button>
          <Button variant="danger" onClick={confirm} disabled={isPending}>
            {t('rollback.do', values)}
          </Button>
        </>
      }
    >
      <Field
        label={w('reason.label')}
        hint={w('reason.hint')}
        error={missing ? errors('reasonMissing') : null}
        required
      >
        <Textarea
          value={reason}
          maxLength={4000}
          rows={3}
          autoFocus
          placeholder={t('rollback.placeholder')}
          onChange={(event) => {
            setReason(event.target.value)
            setMissing(false)
          }}
        />
      </Field>
      <div role="alert">{failure && <p className="mt-2 text-bad-text">{failure}</p>}</div>
    </Dialog>
  )
}

/** One step back to what served before; says what will serve afterwards. */
export function RollbackDialog({ id, onClose }: Props) {
  const { t, w } = useDeploymentWords()
  const errors = useTranslations('errors')
  const { data: found, error } = useQuery(useTRPC().deployments.get.queryOptions({ id }))
  if (found?.live && found.rollsBackTo) return <Ask found={found} to={found.rollsBackTo.version} onClose={onClose} />
  const why = error
    ? explainRefusal(error, { t: w, errors }).text
    : t(found?.live ? 'rollback.nothing' : 'rollback.notLive')
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title={t('rollback.open')}>
      {found || error ? <p className="text-text-2">{why}</p> : <Loading height={64} />}
    </Dialog>
  )
}
