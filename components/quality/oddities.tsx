'use client'
import { useTranslations } from 'use-intl'
import type { QualityAnswer, QualityWindow } from '@/components/models/figures'
import { NoData } from '@/components/state/no-data'
import { NotAllowed } from '@/components/state/not-allowed'
import { DataTable } from '@/components/table/data-table'
import { Tile } from '@/components/ui/tile'
import { useFormat } from '@/lib/i18n/use-format'

const LISTED = 320

export function UnknownFeatures({ window, version }: { window: QualityWindow; version: string }) {
  const t = useTranslations('quality')
  const format = useFormat()
  const { unknownFeatures } = window
  const some = unknownFeatures.length > 0
  return (
    <Tile
      title={t('unknown.title')}
      sub={t('unknown.sub')}
      span={6}
      full
      foot={some && <p>{`${t('unknown.scope')} ${t('unknown.next')}`}</p>}
    >
      {some ? (
        <DataTable
          title={t('unknown.title')}
          tools="export"
          maxHeight={LISTED}
          columns={[
            { id: 'feature', head: t('unknown.column') },
            { id: 'count', head: t('unknown.count'), kind: 'number', digits: 0 },
          ]}
          rows={unknownFeatures.map(({ feature, count }) => ({
            id: feature,
            cells: {
              feature: { value: feature, show: <code>{feature}</code> },
              count: { value: count, show: format.count(count) },
            },
          }))}
        />
      ) : (
        <NoData title={t('unknown.none')} reason={t('unknown.noneText', { version })} />
      )}
    </Tile>
  )
}

/** `values` is null for those who may not read single values. */
export function UnseenValues({ values }: { values: QualityAnswer['unseenValues'] }) {
  const t = useTranslations('quality')
  return (
    <Tile
      title={t('unseen.title')}
      sub={t('unseen.sub')}
      span={6}
      full
      foot={values && values.length > 0 && <p>{t('unseen.scope')}</p>}
    >
      {values === null ? (
        <NotAllowed title={t('unseen.notAllowed')} why={t('unseen.why')} />
      ) : values.length === 0 ? (
        <NoData title={t('unseen.none')} reason={t('unseen.noneText')} />
      ) : (
        <DataTable
          title={t('unseen.title')}
          tools="export"
          maxHeight={LISTED}
          columns={[
            { id: 'value', head: t('unseen.value') },
            { id: 'feature', head: t('unseen.feature') },
            { id: 'count', head: t('unseen.count'), kind: 'number', digits: 0 },
          ]}
          rows={values.map(({ feature, value, count }) => ({
            id: `${feature}:${value}`,
            cells: { value, feature: { value: feature, show: <code>{feature}</code> }, count },
          }))}
        />
      )}
    </Tile>
  )
}
