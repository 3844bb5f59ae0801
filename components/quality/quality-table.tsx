'use client'
import { useTranslations } from 'use-intl'
import type { FeatureQuality } from '@/components/models/figures'
import { DataTable } from '@/components/table/data-table'
import type { Cell, Column, Row } from '@/components/table/row'
import { Chip } from '@/components/ui/chip'
import { Tile } from '@/components/ui/tile'
import type { QualityShare } from '@/domain/quality/share'
import { cn } from '@/lib/cn'
import { useFormat } from '@/lib/i18n/use-format'
import { QUALITY_KINDS, rankQuality } from './rank-quality'

type Props = { features: readonly FeatureQuality[]; selected: string | null; onSelect: (feature: string) => void }

const LOOKS = {
  ok: { tone: 'good', shape: 'circle' },
  worse: { tone: 'warn', shape: 'triangle' },
  insufficient: { tone: 'muted', shape: 'clock' },
} as const

/** Every feature's missing, invalid, unseen and out-of-range share beside training's. */
export function QualityTable({ features, selected, onSelect }: Props) {
  const t = useTranslations('quality')
  const format = useFormat()
  const share = (of: QualityShare | null): Cell => {
    if (of === null) return { value: null, show: <span className="text-text-3">{t('notApplicable')}</span> }
    return {
      value: of.window,
      show: (
        <span className={cn(of.verdict === 'worse' && 'font-semibold')}>
          {format.share(of.window, { digits: 2 })}
          {of.reference !== null && (of.reference > 0 || (of.window ?? 0) > 0) && (
            <span className="block font-normal text-small text-text-3">
              {t('training', { share: format.share(of.reference, { digits: 2 }) })}
            </span>
          )}
        </span>
      ),
    }
  }
  const columns: Column[] = [
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
  const rows: Row[] = rankQuality(features).map((quality) => ({
    id: quality.feature,
    selected: quality.feature === selected,
    cells: {
      feature: {
        value: quality.feature,
        show: (
          <button
            type="button"
            aria-pressed={quality.feature === selected}
            title={t('open', { feature: quality.feature })}
            onClick={() => onSelect(quality.feature)}
            className="max-w-48 min-h-6 truncate rounded-sm text-left hover:underline"
          >
            <code>{quality.feature}</code>
          </button>
        ),
      },
      state: {
        value: quality.verdict,
        show: <Chip {...LOOKS[quality.verdict]}>{t(`state.${quality.verdict}`)}</Chip>,
      },
      missing: share(quality.missing),
      invalid: share(quality.invalid),
      unseen: share(quality.unseen),
      outOfRange: share(quality.outOfRange),
      n: quality.n.window,
    },
  }))
  return (
    <Tile title={t('features')} sub={t('featuresSub')} span={7} full>
      <DataTable
        title={t('tableTitle')}
        columns={columns}
        rows={rows}
        tools={rows.length > 12 ? 'full' : 'export'}
        {...(rows.length > 16 && { maxHeight: 640 })}
      />
    </Tile>
  )
}
