'use client'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { StateBlock } from './block'

type Props = { title?: string /** Why, and who may. */; why: ReactNode }

export function NotAllowed({ title, why }: Props) {
  const t = useTranslations('states')
  return (
    <StateBlock title={title ?? t('notAllowed')}>
      <p className="max-w-[80ch] text-text-2">{why}</p>
    </StateBlock>
  )
}
