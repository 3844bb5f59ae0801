'use client'
import { useTranslations } from 'use-intl'
import { Chip } from './chip'
import type { Shape, Tone } from './verdict-shape'

const LOOKS = {
  met: ['good', 'circle'],
  nearLimit: ['warn', 'triangle'],
  missed: ['bad', 'triangle'],
  better: ['good', 'circle'],
  worse: ['bad', 'triangle'],
  tooFew: ['muted', 'clock'],
  promote: ['good', 'circle'],
  hold: ['warn', 'triangle'],
  rollBack: ['bad', 'octagon'],
  invalid: ['bad', 'octagon'],
  waiting: ['info', 'clock'],
  notJudged: ['muted', null],
} as const satisfies Record<string, readonly [Tone, Shape | null]>

export type Verdict = keyof typeof LOOKS

/** The verdict words of the product, each with its tone and shape. */
export function VerdictChip({ verdict }: { verdict: Verdict }) {
  const t = useTranslations('common')
  const [tone, shape] = LOOKS[verdict]
  return (
    <Chip tone={tone} shape={shape}>
      {t(`verdict.${verdict}`)}
    </Chip>
  )
}
