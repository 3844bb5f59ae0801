'use client'
import { useTranslations } from 'use-intl'
import { DataTable } from '@/components/table/data-table'
import { Tile } from '@/components/ui/tile'
import { useFormat } from '@/lib/i18n/use-format'
import type { DriftFacts } from './drift-facts'
import { featureColumns, featureRow, shownColumns } from './feature-rows'
import { answersWithP } from './rank-findings'
import { methodWords } from './reason-words'
import { type Drift, useMissing } from './use-drift'

type Props = { facts: DriftFacts; drift: Drift; selected: string; onSelect: (feature: string) => void }

const TOOLS_FROM = 13
const SCROLLS_FROM = 20

/** Features ranked by how far each is beyond its own limit; choosing one shows it beside. */
export function FeatureTile({ facts, drift, selected, onSelect }: Props) {
  const t = useTranslations('drift')
  const format = useFormat(facts.zone)
  const missing = useMissing(facts.ask, drift.span)
  const { ranked } = drift
  const { showsP, ask } = facts
  const shown = shownColumns(ranked, showsP)
  const context = { facts, drift, words: { t, format, showsP }, missing, selected, onSelect }
  const methods = [...new Set(ranked.map(({ finding }) => methodWords(t, finding.method)))]
  const comma = format.locale === 'zh' ? '、' : ', '
  const tested = showsP && ranked.some(({ finding }) => answersWithP(finding))
  return (
    <Tile
      title={t('title')}
      span={5}
      full
      foot={
        <p>
          {t('foot', { methods: methods.join(comma), preset: t(`preset.${ask.preset}`) })}
          {tested && ` ${t('footTest')}`}
          {shown.withP && ` ${t('footP', { count: format.count(ranked.length) })}`}
        </p>
      }
    >
      <DataTable
        key={`${ask.preset} ${ask.exact}`}
        title={t('tableTitle')}
        columns={featureColumns(t, shown)}
        rows={ranked.map((one) => featureRow(one, context))}
        tools={ranked.length < TOOLS_FROM ? 'export' : 'full'}
        {...(ranked.length >= SCROLLS_FROM && { maxHeight: 640 })}
      />
    </Tile>
  )
}
