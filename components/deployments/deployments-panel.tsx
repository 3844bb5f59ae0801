'use client'
import { useSuspenseQuery } from '@tanstack/react-query'
import dynamic from 'next/dynamic'
import { useQueryStates } from 'nuqs'
import { ENVIRONMENTS_ASK } from '@/components/promotions/request-asks'
import { PanelBoundary } from '@/components/state/panel-boundary'
import { Grid } from '@/components/ui/grid'
import { Verdict } from '@/components/ui/verdict'
import { useTRPC } from '@/lib/trpc/client'
import { AliasesTile } from './aliases-tile'
import { servingAsk } from './asks'
import { deploymentSearch } from './deployment-search'
import { HeartbeatsTile } from './heartbeats-tile'
import { HistoryTile } from './history-tile'
import { servingSentence } from './prepare-served'
import { ServedOnTile } from './served-on-tile'
import { ServingTile } from './serving-tile'
import { useDeploymentWords } from './use-deployment-words'

const RollbackDialog = dynamic(() => import('./rollback-dialog').then((module) => module.RollbackDialog), {
  ssr: false,
})

type Props = { model: string; newest: string; origin: string; today: string }

/** What serves where, what served when, by whose decision, and the way back. */
export function DeploymentsPanel({ model, newest, origin, today }: Props) {
  const words = useDeploymentWords()
  const { t, format } = words
  const trpc = useTRPC()
  const [search, setSearch] = useQueryStates(deploymentSearch)
  const { data: serving } = useSuspenseQuery(trpc.deployments.list.queryOptions(servingAsk(model)))
  const { data: environments } = useSuspenseQuery(trpc.deployments.environments.queryOptions(ENVIRONMENTS_ASK))
  return (
    <>
      <Verdict
        sentence={servingSentence(serving.items, words)}
        why={t('why')}
        scope={t('scope', { zone: format.zone })}
      />
      <Grid>
        <ServingTile
          model={model}
          serving={serving.items}
          newest={newest}
          onRollback={(rollback) => void setSearch({ rollback })}
        />
        <ServedOnTile model={model} on={search.on} today={today} onDay={(on) => void setSearch({ on })} />
        <HeartbeatsTile serving={serving.items} origin={origin} />
        <PanelBoundary span={12} height={200} what={t('history.title')}>
          <HistoryTile model={model} search={search} environments={environments.items} />
        </PanelBoundary>
        <PanelBoundary span={12} height={120} what={t('alias.title')}>
          <AliasesTile model={model} search={search} />
        </PanelBoundary>
      </Grid>
      {search.rollback && (
        <RollbackDialog key={search.rollback} id={search.rollback} onClose={() => void setSearch({ rollback: null })} />
      )}
    </>
  )
}
