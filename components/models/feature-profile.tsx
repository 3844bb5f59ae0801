'use client'
import { useSuspenseQuery } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { PanelBoundary } from '@/components/state/panel-boundary'
import { DataTable } from '@/components/table/data-table'
import type { Cell, Column, Row } from '@/components/table/row'
import { Chip } from '@/components/ui/chip'
import { Tile } from '@/components/ui/tile'
import { useFormat } from '@/lib/i18n/use-format'
import { useTRPC } from '@/lib/trpc/client'
import type { Profile, Version } from './figures'
import { profileBars } from './profile-bars'

type Column1 = Profile['columns'][number]
type Props = { model: string; version: string; features: Version['features'] }

const MANY_DISTINCT = 10_000
const [WIDTH, HEIGHT] = [96, 24]

/** Decoration: the figures beside say the same. */
function Histogram({ column }: { column: Column1 }) {
  const bars = profileBars(column)
  const step = WIDTH / Math.max(1, bars.length)
  return (
    <svg width={WIDTH} height={HEIGHT} aria-hidden="true" className="shrink-0">
      {bars.map((height, place) => (
        <rect
          // biome-ignore lint/suspicious/noArrayIndexKey: the bars of one histogram keep their order
          key={place}
          x={place * step}
          y={HEIGHT - Math.max(1, height * HEIGHT)}
          width={Math.max(1, step - 1)}
          height={Math.max(1, height * HEIGHT)}
          fill="var(--chart-reference)"
        />
      ))}
    </svg>
  )
}

function useCells() {
  const t = useTranslations('models')
  const format = useFormat()
  return (column: Column1): Record<string, Cell> => {
    const rows = column.n + column.missing + column.invalid
    const missing = rows > 0 ? column.missing / rows : null
    const distinct = column.distinct > MANY_DISTINCT ? t('versions.moreDistinct') : format.count(column.distinct)
    const numeric = column.kind === 'numeric' && column.mean !== null
    return {
      training: {
        value: null,
        show: column.reason ? (
          <span className="text-small text-text-2">{t(`profileReason.${column.reason}`)}</span>
        ) : (
          <Histogram column={column} />
        ),
      },
      missing: { value: missing, show: format.share(missing) },
      distinct: { value: column.distinct, show: distinct },
      meanSd: {
        value: column.mean,
        show: numeric ? `${format.number(column.mean)}, ${format.number(column.sd)}` : '',
      },
      span: { value: column.min, show: numeric ? format.interval(column.min, column.max) : '' },
    }
  }
}

function FeatureTable({ model, version, features }: Props) {
  const t = useTranslations('models')
  const trpc = useTRPC()
  const { data } = useSuspenseQuery(trpc.monitoring.profile.queryOptions({ model, version }))
  const cellsOf = useCells()
  const profiled = data.reference !== null
  const columns: Column[] = [
    { id: 'feature', head: t('versions.feature') },
    { id: 'type', head: t('versions.type') },
    { id: 'sensitivity', head: t('versions.sensitivity') },
    { id: 'store', head: t('versions.store'), secondary: true },
    ...(profiled
      ? [
          { id: 'training', head: t('versions.training'), sortable: false, secondary: true, wrap: true },
          { id: 'missing', head: t('versions.missing'), kind: 'number' as const, secondary: true },
          { id: 'distinct', head: t('versions.distinct'), kind: 'number' as const, secondary: true },
          { id: 'meanSd', head: t('versions.meanSd'), kind: 'number' as const, secondary: true },
          { id: 'span', head: t('versions.span'), kind: 'number' as const, quiet: true, secondary: true },
        ]
      : []),
  ]
  const rows: Row[] = features.map((feature) => {
    const column = data.columns.find((one) => one.name === feature.name)
    return {
      id: feature.name,
      cells: {
        feature: { value: feature.name, show: <code>{feature.name}</code> },
        type: t(`type.${feature.type}`),
        sensitivity: feature.sensitivity
          ? { value: feature.sensitivity, show: <Chip>{feature.sensitivity}</Chip> }
          : { value: null, show: <span className="text-text-3">{t('versions.noSensitivity')}</span> },
        store: t(`store.${feature.store}`),
        ...(column && cellsOf(column)),
      },
    }
  })
  return (
    <>
      {!profiled && <p className="mb-2 text-text-2">{t('versions.noProfile')}</p>}
      <DataTable
        key={version}
        title={t('versions.features', { version })}
        columns={columns}
        rows={rows}
        {...(rows.length > 20 && { maxHeight: 640 })}
      />
    </>
  )
}

/** The features of a version and what training looked like. */
export function FeatureProfile(props: Props) {
  const t = useTranslations('models')
  return (
    <Tile title={t('versions.features', { version: props.version })} span={12}>
      <PanelBoundary height={320}>
        <FeatureTable {...props} />
      </PanelBoundary>
    </Tile>
  )
}
