'use client'
import { useTranslations } from 'use-intl'
import { Chip } from '@/components/ui/chip'
import { VerdictChip } from '@/components/ui/verdict-chip'
import type { DifferenceVerdict } from '@/domain/compare/difference-verdict'

export function WordChip({ word }: { word: DifferenceVerdict }) {
  const t = useTranslations('compare')
  if (word === 'unclear') return <VerdictChip verdict="tooFew" />
  return word === 'differs' ? <Chip>{t('differs')}</Chip> : <VerdictChip verdict={word} />
}
