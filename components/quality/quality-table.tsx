'use client'
import { useTranslations } from 'use-intl'
import type { FeatureQuality } from '@/components/models/figures'
import { DataTable } from '@/components/table/data-table'
import { Tile } from '@/components/ui/tile'
import { useFormat } from '@/lib/i18n/use-format'
import { qualityColumns, qualityRow } from './quality-rows'
import { rankQuality } from './rank-quality'

type Props = { features: readonly FeatureQuality[]; selected: string | null; onSelect: (feature: string) => void }

const TOOLS_FROM = 13
const SCROLLS_FROM = 17

/** Every feature's missing, invalid, unseen and out-of-range share beside training's. */
export function QualityTable({ features, selected, onSelect }: Props) {
  const t = useTranslations('quality')
  const words = { t, format: useFormat() }
  const rows = rankQuality(features).map((quality) => qualityRow(quality, { selected, onSelect }, words))
  return (
    <Tile title={t('features')} sub={t('featuresSub')} span={7} full>
      <DataTable
        title={t('tableTitle')}
        columns={qualityColumns(words)}
        rows={rows}
        tools={rows.length < TOOLS_FROM ? 'export' : 'full'}
        {...(rows.length >= SCROLLS_FROM && { maxHeight: 640 })}
      />
    </Tile>
  )
}
