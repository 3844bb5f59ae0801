'use client'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { fileName, saveFile } from '@/components/table/save-file'
import { Button } from '@/components/ui/button'
import { ButtonLink } from '@/components/ui/button-link'
import { notify } from '@/components/ui/notify'
import { useTRPC } from '@/lib/trpc/client'
import { explainRefusal } from './explain-refusal'
import type { Promotion } from './figures'

/** The evidence pack as a file, and as a page to print. */
export function EvidenceActions({
  promotion,
  sheet = false,
}: {
  promotion: Pick<Promotion, 'id' | 'model' | 'version'>
  sheet?: boolean
}) {
  const t = useTranslations('promotions')
  const errors = useTranslations('errors')
  const trpc = useTRPC()
  const client = useQueryClient()
  const [busy, setBusy] = useState(false)
  const download = async () => {
    setBusy(true)
    try {
      const pack = await client.fetchQuery({
        ...trpc.promotions.evidence.queryOptions({ id: promotion.id }),
        staleTime: 0,
      })
      const name = fileName(`evidence ${promotion.model} ${promotion.version} ${promotion.id}`)
      saveFile(`${name}.json`, new Blob([JSON.stringify(pack, null, 2)], { type: 'application/json' }))
    } catch (error) {
      notify(explainRefusal(error, { t, errors }).text)
    } finally {
      setBusy(false)
    }
  }
  return (
    <>
      <Button onClick={download} disabled={busy}>
        {t('evidence.download')}
      </Button>
      {sheet ? (
        <Button onClick={() => window.print()}>{t('evidence.print')}</Button>
      ) : (
        <ButtonLink href={`/promotions/${promotion.id}/evidence`}>{t('evidence.open')}</ButtonLink>
      )}
    </>
  )
}
