'use client'
import dynamic from 'next/dynamic'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'

const RequestDialog = dynamic(() => import('./request-dialog').then((module) => module.RequestDialog), { ssr: false })

/** "Request promotion" at a version; its form is fetched when it is opened. */
export function RequestButton({ model, version }: { model: string; version: string }) {
  const t = useTranslations('promotions')
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button size="sm" onClick={() => setOpen(true)} aria-label={t('request.label', { version })}>
        {t('request.link')}
      </Button>
      {open && <RequestDialog model={model} version={version} onClose={() => setOpen(false)} />}
    </>
  )
}
