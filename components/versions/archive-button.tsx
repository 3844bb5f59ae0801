'use client'
import dynamic from 'next/dynamic'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'

const ArchiveDialog = dynamic(() => import('./archive-dialog').then((module) => module.ArchiveDialog), { ssr: false })

type Props = { model: string; version: string; archived: boolean }

/** Takes a version out of use, or brings it back; asks for the reason first. */
export function ArchiveButton(props: Props) {
  const t = useTranslations('versions')
  const [open, setOpen] = useState(false)
  const label = t(props.archived ? 'archive.restore' : 'archive.do', { version: props.version })
  return (
    <>
      <Button size="sm" onClick={() => setOpen(true)} className="no-print">
        {label}
      </Button>
      {open && <ArchiveDialog {...props} onClose={() => setOpen(false)} />}
    </>
  )
}
