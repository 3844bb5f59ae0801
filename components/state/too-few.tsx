'use client'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { Chip } from '@/components/ui/chip'
import { useFormat } from '@/lib/i18n/use-format'
import { StateBlock } from './block'

type Props = { n: number; need: number; title?: string; text?: ReactNode; action?: ReactNode; height?: number }

/** Never shown as "no drift" or "no change". */
export function TooFew({ n, need, title, text, action, height }: Props) {
  const t = useTranslations('states')
  const format = useFormat()
  return (
    <StateBlock
      minHeight={height}
      action={action}
      title={
        <span className="flex flex-wrap items-center gap-2">
          <span className="mr-auto">{title ?? t('tooFew')}</span>
          <Chip shape="clock">{t('tooFewCount', { n: format.count(n), need: format.count(need) })}</Chip>
        </span>
      }
    >
      {text && <p className="max-w-[80ch] text-text-2">{text}</p>}
    </StateBlock>
  )
}
