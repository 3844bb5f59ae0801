'use client'
import { useTranslations } from 'use-intl'
import { Sparkline } from '@/components/charts/sparkline'
import { DataTable } from '@/components/table/data-table'
import type { Column, Row } from '@/components/table/row'
import { Tile } from '@/components/ui/tile'
import { VerdictShape } from '@/components/ui/verdict-shape'
import { VisuallyHidden } from '@/components/ui/visually-hidden'
import type { Format } from '@/lib/format'
import type { AreaTranslator } from '@/lib/i18n/translator'
import { useFormat } from '@/lib/i18n/use-format'
import type { DriftFacts } from './drift-facts'
import { FeatureName } from './feature-name'
import { answersWithP, type RankedFinding } from './rank-findings'
import { featureName, methodWords } from './reason-words'
import { type useDrift, useMissing } from './use-drift'

type Drift = ReturnType<typeof useDrift>
type Props = { facts: DriftFacts; drift: Drift; selected: string; onSelect: (feature: string) => void }
type RowWords = { t: AreaTranslator<'drift'>; format: Format; showsP: boolean }

const TOOLS_FROM = 13

function DistanceCell({ ranked, words: { t, format, showsP } }: { ranked: RankedFinding; words: RowWords }) {
  const { finding, state } = ranked
  const hidden = answersWithP(finding) && !showsP
  if (finding.value === null || hidden || state === 'insufficient') {
    return <span className="text-text-2">{t(`state.${state}`)}</span>
  }
  return (
    <span className="inline-flex items-center gap-1.5">
      {state === 'drifted' && (
        <>
          <VerdictShape shape="triangle" className="text-bad" />
          <VisuallyHidden>{t('state.drifted')}</VisuallyHidden>
        </>
      )}
      {answersWithP(finding) ? format.p(finding.value) : format.number(finding.value, { digits: 3 })}
    </span>
  )
}

function Trend({ feature, drift, facts }: { feature: string; drift: Drift; facts: DriftFacts }) {
  const findings = drift.series.map((window) => window.features.find((one) => one.feature === feature))
  if (findings.some((finding) => finding && answersWithP(finding)) && !facts.showsP) return null
  const limit = findings.findLast((finding) => finding && finding.threshold !== null)?.threshold ?? null
  const values = findings.map((finding) => (finding?.drifted === 'insufficient' ? null : (finding?.value ?? null)))
  return <Sparkline values={values} limit={limit} color={facts.color} />
}

function columnsOf(t: AreaTranslator<'drift'>, show: { withP: boolean; tested: boolean }): Column[] {
  return [
    { id: 'feature', head: t('column.feature') },
    { id: 'trend', head: t('column.trend'), definition: t('definition.trend'), secondary: true, sortable: false },
    {
      id: 'distance',
      head: t(show.tested ? 'fact.pValue' : 'column.distance'),
      kind: 'number',
      definition: t('definition.distance'),
    },
    ...(show.withP
      ? [
          {
            id: 'adjustedP',
            head: t('column.adjustedP'),
            kind: 'number' as const,
            definition: t('definition.adjustedP'),
            secondary: true,
          },
        ]
      : []),
    { id: 'missing', head: t('column.missing'), kind: 'number', definition: t('definition.missing'), secondary: true },
  ]
}

/** Features ranked by how far each is beyond its own limit; choosing one shows it beside. */
export function FeatureTile({ facts, drift, selected, onSelect }: Props) {
  const t = useTranslations('drift')
  const format = useFormat(facts.zone)
  const missing = useMissing(facts.ask, drift.span)
  const { ranked } = drift
  const withP = facts.showsP && ranked.some(({ finding }) => finding.adjustedPValue !== null)
  const words = { t, format, showsP: facts.showsP }
  const rows: Row[] = ranked.map((one) => {
    const { feature, value, adjustedPValue } = one.finding
    const share = missing.get(feature) ?? null
    return {
      id: feature,
      selected: feature === selected,
      cells: {
        feature: {
          value: feature,
          show: (
            <button
              type="button"
              aria-pressed={feature === selected}
              title={t('open', { feature: featureName(t, feature) })}
              onClick={() => onSelect(feature)}
              className="max-w-44 min-h-6 truncate rounded-sm text-left hover:underline"
            >
              <FeatureName feature={feature} />
            </button>
          ),
        },
        trend: { value: null, show: <Trend feature={feature} drift={drift} facts={facts} /> },
        distance: {
          value: answersWithP(one.finding) && !facts.showsP ? t(`state.${one.state}`) : value,
          show: <DistanceCell ranked={one} words={words} />,
        },
        adjustedP: { value: adjustedPValue, show: format.p(adjustedPValue) },
        missing: { value: share, show: missing.has(feature) ? format.share(share) : '' },
      },
    }
  })
  const methods = [...new Set(ranked.map(({ finding }) => methodWords(t, finding.method)))]
  const comma = format.locale === 'zh' ? '、' : ', '
  const tested = ranked.some(({ finding }) => answersWithP(finding))
  return (
    <Tile
      title={t('title')}
      span={5}
      full
      foot={
        <p>
          {t('foot', { methods: methods.join(comma), preset: t(`preset.${facts.ask.preset}`) })}{' '}
          {tested && facts.showsP && `${t('footTest')} `}
          {withP && t('footP', { count: format.count(ranked.length) })}
        </p>
      }
    >
      <DataTable
        key={`${facts.ask.preset} ${facts.ask.exact}`}
        title={t('tableTitle')}
        columns={columnsOf(t, {
          withP,
          tested: facts.showsP && tested && ranked.every(({ finding }) => answersWithP(finding)),
        })}
        rows={rows}
        tools={rows.length < TOOLS_FROM ? 'export' : 'full'}
        {...(rows.length >= 20 && { maxHeight: 640 })}
      />
    </Tile>
  )
}
