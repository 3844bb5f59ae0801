'use client'
import { useSuspenseQuery } from '@tanstack/react-query'
import Link from 'next/link'
import { placeName } from '@/components/promotions/words'
import { NoData } from '@/components/state/no-data'
import { DataTable } from '@/components/table/data-table'
import type { Column, Row } from '@/components/table/row'
import { SegmentedLinks } from '@/components/ui/segmented-links'
import { Tile } from '@/components/ui/tile'
import { useTRPC } from '@/lib/trpc/client'
import { historyAsk } from './asks'
import { type DeploymentSearch, historyLinks, tabHref } from './deployment-search'
import type { Deployment } from './figures'
import type { DeploymentWords } from './prepare-served'
import { useDeploymentWords } from './use-deployment-words'

function columnsOf({ t }: DeploymentWords): Column[] {
  return [
    { id: 'version', head: t('column.version'), sortable: false },
    { id: 'where', head: t('column.where'), sortable: false },
    { id: 'from', head: t('column.from'), sortable: false },
    { id: 'to', head: t('column.to'), sortable: false },
    { id: 'by', head: t('column.by'), sortable: false, secondary: true },
    { id: 'how', head: t('column.how'), sortable: false, secondary: true },
    { id: 'why', head: t('column.why'), sortable: false, secondary: true, wrap: true, quiet: true },
    { id: 'recorded', head: t('column.recorded'), kind: 'number', sortable: false, secondary: true, quiet: true },
  ]
}

function How({ one, words: { t } }: { one: Deployment; words: DeploymentWords }) {
  if (one.promotion && !one.restores) {
    return (
      <Link href={`/promotions/${one.promotion}`} className="inline-flex min-h-6 items-center">
        {t('how.promotion')}
      </Link>
    )
  }
  return <>{t(one.restores ? 'how.rollback' : 'how.recorded')}</>
}

function rowOf(one: Deployment, words: DeploymentWords): Row {
  const { t, w, format } = words
  return {
    id: one.id,
    cells: {
      version: one.version,
      where: placeName(one.environment, w),
      from: { value: one.effectiveFrom, show: format.dateTime(one.effectiveFrom) },
      to: {
        value: one.effectiveTo ?? null,
        show: one.effectiveTo ? format.dateTime(one.effectiveTo) : t('column.now'),
      },
      by: one.by,
      how: {
        value: t(one.restores ? 'how.rollback' : one.promotion ? 'how.promotion' : 'how.recorded'),
        show: <How one={one} words={words} />,
      },
      why: { value: one.reason, show: <span className="line-clamp-2">{one.reason}</span> },
      recorded: { value: one.recordedAt, show: format.dateTime(one.recordedAt) },
    },
  }
}

type Props = { model: string; search: DeploymentSearch; environments: readonly { slug: string; name: string }[] }

/** Everything that ever served, newest first. */
export function HistoryTile({ model, search, environments }: Props) {
  const words = useDeploymentWords()
  const { t, w, format } = words
  const { data } = useSuspenseQuery(useTRPC().deployments.history.queryOptions(historyAsk(model, search)))
  const places = [{ slug: null, name: t('history.all') }, ...environments]
  return (
    <Tile title={t('history.title')} sub={format.zone} span={12}>
      <div className="no-print mb-2 overflow-x-auto py-px" data-scroll>
        <SegmentedLinks
          label={t('history.filter')}
          items={places.map(({ slug, name }) => ({
            href: tabHref(model, { on: search.on, environment: slug }),
            label: slug === null ? name : placeName(slug, w, name),
            current: search.environment === slug,
          }))}
        />
      </div>
      {data.items.length === 0 ? (
        <NoData title={t('history.noneTitle')} reason={t('history.none')} />
      ) : (
        <DataTable
          title={t('history.title')}
          columns={columnsOf(words)}
          rows={data.items.map((one) => rowOf(one, words))}
          tools="none"
          server={{ page: historyLinks(model, search, data.next) }}
        />
      )}
    </Tile>
  )
}
