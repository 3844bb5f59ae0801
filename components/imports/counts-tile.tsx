'use client'
import { useTranslations } from 'use-intl'
import { FactStrip } from '@/components/ui/fact-strip'
import { Tile } from '@/components/ui/tile'
import { useFormat } from '@/lib/i18n/use-format'
import { outcomeOf } from './outcome'
import { OutcomeChip } from './outcome-chip'
import type { ImportDetail } from './preview-data'

const COUNTS = ['received', 'accepted', 'duplicates', 'rejected', 'flagged'] as const

/** What became of the rows; received = accepted + duplicates + rejected, flagged are among the accepted. */
export function CountsTile({ one }: { one: ImportDetail }) {
  const t = useTranslations('imports')
  const format = useFormat()
  return (
    <Tile
      title={t('count.title')}
      span={12}
      state={<OutcomeChip outcome={outcomeOf(one)} t={t} />}
      foot={t('count.sum')}
    >
      <FactStrip
        facts={COUNTS.map((name) => ({
          label: t(`count.${name}`),
          value: (
            <span data-count={name} className="tabular-nums">
              {format.count(one[name])}
            </span>
          ),
          hint: t(`count.${name}Hint`),
        }))}
      />
    </Tile>
  )
}
