'use client'
import { useTranslations } from 'use-intl'
import { Chip } from '@/components/ui/chip'
import { useFormat } from '@/lib/i18n/use-format'
import { StateBlock } from './block'

type Props = { n: number; need: number; title: string; text: string }

/** Never shown as "no drift" or "no change". */
export function TooFew({ n, need, title, text }: Props) {
  const t = useTranslations('states')
  const format = useFormat()
  return (
    <StateBlock
      title={
        <span className="flex flex-wrap items-center gap-2">
          <span className="mr-auto">{title}</span>
          <Chip shape="clock">{t('tooFewCount', { n: format.count(n), need: format.count(need) })}</Chip>
        </span>
      }
    >
      <p className="max-w-[80ch] text-text-2">{text}</p>
    </StateBlock>
  )
}
