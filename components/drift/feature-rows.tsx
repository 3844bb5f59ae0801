import { Sparkline } from '@/components/charts/sparkline'
import type { Column, Row } from '@/components/table/row'
import { VerdictShape } from '@/components/ui/verdict-shape'
import { VisuallyHidden } from '@/components/ui/visually-hidden'
import type { Format } from '@/lib/format'
import type { AreaTranslator } from '@/lib/i18n/translator'
import type { DriftFacts } from './drift-facts'
import { FeatureName } from './feature-name'
import { answersWithP, type RankedFinding } from './rank-findings'
import { featureName } from './reason-words'
import type { Drift } from './use-drift'

type Shown = { withP: boolean; distance: 'distance' | 'pValue' | 'state' }
type RowWords = { t: AreaTranslator<'drift'>; format: Format; showsP: boolean }

/** What the ranking may show: a p-value only to those who read them, and its columns only where there is one. */
export function shownColumns(ranked: readonly RankedFinding[], showsP: boolean): Shown {
  const tested = ranked.length > 0 && ranked.every(({ finding }) => answersWithP(finding) || finding.value === null)
  return {
    withP: showsP && ranked.some(({ finding }) => finding.adjustedPValue !== null),
    distance:
      tested && ranked.some(({ finding }) => finding.value !== null) ? (showsP ? 'pValue' : 'state') : 'distance',
  }
}

const HEADS = { distance: 'column.distance', pValue: 'fact.pValue', state: 'column.state' } as const

export function featureColumns(t: AreaTranslator<'drift'>, { withP, distance }: Shown): Column[] {
  const trend: Column = {
    id: 'trend',
    head: t('column.trend'),
    definition: t('definition.trend'),
    secondary: true,
    sortable: false,
  }
  const adjusted: Column = {
    id: 'adjustedP',
    head: t('column.adjustedP'),
    kind: 'number',
    definition: t('definition.adjustedP'),
    secondary: true,
  }
  return [
    { id: 'feature', head: t('column.feature') },
    ...(distance === 'state' ? [] : [trend]),
    { id: 'distance', head: t(HEADS[distance]), kind: 'number', definition: t('definition.distance') },
    ...(withP ? [adjusted] : []),
    { id: 'missing', head: t('column.missing'), kind: 'number', definition: t('definition.missing'), secondary: true },
  ]
}

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

type RowContext = {
  facts: DriftFacts
  drift: Drift
  words: RowWords
  missing: ReadonlyMap<string, number | null>
  selected: string
  onSelect: (feature: string) => void
}

export function featureRow(ranked: RankedFinding, context: RowContext): Row {
  const { facts, drift, words, missing, selected, onSelect } = context
  const { t, format } = words
  const { feature, value, adjustedPValue } = ranked.finding
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
            className="min-h-6 min-w-6 max-w-44 truncate rounded-sm text-left hover:underline"
          >
            <FeatureName feature={feature} />
          </button>
        ),
      },
      trend: { value: null, show: <Trend feature={feature} drift={drift} facts={facts} /> },
      distance: {
        value: answersWithP(ranked.finding) && !words.showsP ? t(`state.${ranked.state}`) : value,
        show: <DistanceCell ranked={ranked} words={words} />,
      },
      adjustedP: { value: words.showsP ? adjustedPValue : null, show: words.showsP ? format.p(adjustedPValue) : '' },
      missing: { value: share, show: missing.has(feature) ? format.share(share) : '' },
    },
  }
}
