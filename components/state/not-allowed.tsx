'use client'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { StateBlock } from './block'

type Props = { title?: string /** Why, and who may. */; why: ReactNode; action?: ReactNode; height?: number }

export function NotAllowed({ title, why, action, height }: Props) {
  const t = useTranslations('states')
  return (
    <StateBlock title={title ?? t('notAllowed')} action={action} minHeight={height}>
      <p className="max-w-[80ch] text-text-2">{why}</p>
    </StateBlock>
  )
}
