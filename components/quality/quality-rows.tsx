import type { FeatureQuality } from '@/components/models/figures'
import type { Cell, Column, Row } from '@/components/table/row'
import { Chip } from '@/components/ui/chip'
import type { QualityShare } from '@/domain/quality/share'
import { cn } from '@/lib/cn'
import type { Format } from '@/lib/format'
import type { AreaTranslator } from '@/lib/i18n/translator'
import { QUALITY_KINDS } from './rank-quality'

type Words = { t: AreaTranslator<'quality'>; format: Format }

const LOOKS = {
  ok: { tone: 'good', shape: 'circle' },
  worse: { tone: 'warn', shape: 'triangle' },
  insufficient: { tone: 'muted', shape: 'clock' },
} as const

export function qualityColumns({ t }: Words): Column[] {
  return [
    { id: 'feature', head: t('column.feature') },
    { id: 'state', head: t('column.state') },
    ...QUALITY_KINDS.map((kind) => ({
      id: kind,
      head: t(`column.${kind}`),
      kind: 'number' as const,
      definition: t(`definition.${kind}`),
      secondary: true,
    })),
    { id: 'n', head: t('column.n'), kind: 'number', digits: 0, quiet: true, hidden: true },
  ]
}

/** The share now, and training's below where either is more than nothing. */
function shareCell(of: QualityShare | null, { t, format }: Words): Cell {
  if (of === null) return { value: null, show: <span className="text-text-3">{t('notApplicable')}</span> }
  const share = (value: number | null) => format.share(value, { digits: 2 })
  const some = (of.reference ?? 0) > 0 || (of.window ?? 0) > 0
  return {
    value: of.window,
    show: (
      <span className={cn(of.verdict === 'worse' && 'font-semibold')}>
        {share(of.window)}
        {of.reference !== null && some && (
          <span className="block font-normal text-small text-text-3">
            {t('training', { share: share(of.reference) })}
          </span>
        )}
      </span>
    ),
  }
}

type Choice = { selected: string | null; onSelect: (feature: string) => void }

export function qualityRow(quality: FeatureQuality, { selected, onSelect }: Choice, words: Words): Row {
  const { t } = words
  const { feature, verdict } = quality
  const show = (
    <button
      type="button"
      aria-pressed={feature === selected}
      title={t('open', { feature })}
      onClick={() => onSelect(feature)}
      className="min-h-6 min-w-6 max-w-48 truncate rounded-sm text-left hover:underline"
    >
      <code>{feature}</code>
    </button>
  )
  return {
    id: feature,
    selected: feature === selected,
    cells: {
      feature: { value: feature, show },
      state: { value: verdict, show: <Chip {...LOOKS[verdict]}>{t(`state.${verdict}`)}</Chip> },
      missing: shareCell(quality.missing, words),
      invalid: shareCell(quality.invalid, words),
      unseen: shareCell(quality.unseen, words),
      outOfRange: shareCell(quality.outOfRange, words),
      n: quality.n.window,
    },
  }
}
