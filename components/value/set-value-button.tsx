'use client'
import dynamic from 'next/dynamic'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import type { CurrentValueModel } from './figures'
import type { ValueFacts } from './value-facts'

const ValueEditor = dynamic(() => import('./value-editor').then((module) => module.ValueEditor), { ssr: false })

type Props = { facts: ValueFacts; current: CurrentValueModel | null; primary?: boolean }

/** Opens the editor; who may not set money sees why. */
export function SetValueButton({ facts, current, primary = false }: Props) {
  const t = useTranslations('value')
  const [open, setOpen] = useState(false)
  const words = t(current ? 'change' : 'set')
  if (!facts.maySet) {
    return (
      <>
        <Button disabled>{words}</Button>
        <span className="text-small text-text-3">{t('setDenied')}</span>
      </>
    )
  }
  return (
    <>
      <Button variant={primary ? 'primary' : 'secondary'} onClick={() => setOpen(true)}>
        {words}
      </Button>
      {open && <ValueEditor facts={facts} current={current} onClose={() => setOpen(false)} />}
    </>
  )
}
