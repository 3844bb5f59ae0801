'use client'
import { useSuspenseQuery } from '@tanstack/react-query'
import Link from 'next/link'
import { NoData } from '@/components/state/no-data'
import { PanelBoundary } from '@/components/state/panel-boundary'
import { SimpleTable } from '@/components/table/simple-table'
import { Tile } from '@/components/ui/tile'
import { useTRPC } from '@/lib/trpc/client'
import { aliasHistoryAsk } from './asks'
import { type DeploymentSearch, tabHref } from './deployment-search'
import { useDeploymentWords } from './use-deployment-words'

function History({ model, alias }: { model: string; alias: string }) {
  const { t, format } = useDeploymentWords()
  const { data } = useSuspenseQuery(useTRPC().deployments.aliasHistory.queryOptions(aliasHistoryAsk(model, alias)))
  return (
    <div className="mt-2 border-border border-t pt-2">
      <p className="font-medium">{t('alias.historyOf', { alias })}</p>
      {data.items.length === 0 ? (
        <p className="text-text-2">{t('alias.noHistory')}</p>
      ) : (
        <SimpleTable
          title={t('alias.historyOf', { alias })}
          heads={[
            { text: t('alias.when') },
            { text: t('alias.step') },
            { text: t('column.by') },
            { text: t('column.why'), secondary: true },
          ]}
          rows={data.items.map(({ at, previous, version, by, reason }) => ({
            key: at,
            cells: [
              format.dateTime(at),
              t('alias.moved', { from: previous ?? t('alias.nothing'), to: version ?? t('alias.nothing') }),
              by,
              <span key="why" className="line-clamp-2 whitespace-normal text-text-2">
                {reason}
              </span>,
            ],
          }))}
        />
      )}
      {data.next && <p className="pt-1 text-small text-text-3">{t('alias.more', { n: data.items.length })}</p>}
    </div>
  )
}

type Props = { model: string; search: DeploymentSearch }

/** The names that point at versions, and how each moved. */
export function AliasesTile({ model, search }: Props) {
  const { t, format } = useDeploymentWords()
  const { data } = useSuspenseQuery(useTRPC().deployments.aliases.queryOptions({ model }))
  const { on, environment, alias: open } = search
  return (
    <Tile title={t('alias.title')} sub={t('alias.sub')} span={12}>
      {data.items.length === 0 ? (
        <NoData title={t('alias.noneTitle')} reason={t('alias.none')} />
      ) : (
        <SimpleTable
          title={t('alias.title')}
          heads={[
            { text: t('alias.name') },
            { text: t('column.version') },
            { text: t('alias.since') },
            { text: t('alias.history') },
          ]}
          rows={data.items.map(({ alias, version, since }) => ({
            key: alias,
            cells: [
              <code key="alias">{alias}</code>,
              version,
              format.dateTime(since),
              <Link
                key="history"
                href={tabHref(model, { on, environment, alias: alias === open ? null : alias })}
                scroll={false}
                className="inline-flex min-h-6 items-center"
              >
                {t(alias === open ? 'alias.hide' : 'alias.show', { alias })}
              </Link>,
            ],
          }))}
        />
      )}
      {open && (
        <PanelBoundary key={open} height={96} what={t('alias.history')}>
          <History model={model} alias={open} />
        </PanelBoundary>
      )}
    </Tile>
  )
}
