'use client'
import { useTranslations } from 'use-intl'
import { Chip } from '@/components/ui/chip'
import type { Tone } from '@/components/ui/verdict-shape'
import { useFormat } from '@/lib/i18n/use-format'
import type { Effect, Remark } from './remark'

const TONE: Record<Effect, Tone> = { stops: 'bad', refused: 'bad', flagged: 'warn', look: 'warn', none: 'muted' }

/** What looks wrong about a column, and what loading it would do. */
export function RemarkLine({ remark }: { remark: Remark }) {
  const t = useTranslations('imports')
  const format = useFormat()
  const { code, effect, share, example } = remark
  const words = t(`remark.${code}`, { share: format.share(share, { digits: 0 }), example: example ?? '' })
  return (
    <p className="mt-1 flex flex-wrap items-center gap-x-2 gap-y-1" data-remark={code}>
      <Chip tone={TONE[effect]}>{t(`effect.${effect}`)}</Chip>
      <span className="min-w-0">{words}</span>
    </p>
  )
}
