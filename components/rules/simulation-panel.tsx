'use client'
import { useQuery, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import dynamic from 'next/dynamic'
import { useQueryStates } from 'nuqs'
import { useEffect, useRef } from 'react'
import { ErrorState } from '@/components/state/error-state'
import { Loading } from '@/components/state/loading'
import { NoData } from '@/components/state/no-data'
import { PanelBoundary } from '@/components/state/panel-boundary'
import { FIRST_PAGE } from '@/components/table/page-trail'
import { ProgressBar } from '@/components/ui/progress-bar'
import { Tile } from '@/components/ui/tile'
import { TilePart } from '@/components/ui/tile-part'
import { useTRPC } from '@/lib/trpc/client'
import { failureWords } from './failure-words'
import type { Simulation, TableView } from './figures'
import { newestAsk } from './rules-asks'
import type { RulesFacts } from './rules-facts'
import { rulesSearch } from './rules-search'
import { StartSimulation } from './start-simulation'
import { useRulesWords } from './use-rules-words'

const LOOK_AGAIN_MS = 700

const SimulationOutcome = dynamic(() => import('./simulation-outcome').then((module) => module.SimulationOutcome), {
  ssr: false,
  loading: () => <Loading height={320} />,
})

const SimulationList = dynamic(() => import('./simulation-list').then((module) => module.SimulationList), {
  ssr: false,
  loading: () => <Loading height={120} />,
})

type Props = { facts: RulesFacts; tables: readonly TableView[] }

const isUnderWay = ({ state }: Pick<Simulation, 'state'>) => state === 'queued' || state === 'running'

/** Looks again until it has ended, and then reads the hits of the rows anew. */
function useSimulation(id: string) {
  const trpc = useTRPC()
  const client = useQueryClient()
  const query = useQuery({
    ...trpc.rules.simulation.queryOptions({ id }),
    refetchInterval: ({ state }) => (state.data && isUnderWay(state.data) ? LOOK_AGAIN_MS : false),
  })
  const readAnew = useRef<string | null>(null)
  const ended = query.data ? !isUnderWay(query.data) : false
  useEffect(() => {
    // It may have ended before it was first looked at, so its end counts, not the change.
    if (!ended || readAnew.current === id) return
    readAnew.current = id
    void client.invalidateQueries(trpc.rules.tables.pathFilter())
    void client.invalidateQueries(trpc.rules.simulations.pathFilter())
  }, [ended, id, client, trpc])
  return query
}

function Progress({ simulation }: { simulation: Simulation }) {
  const { t, format } = useRulesWords()
  const { state, source, progress, scored, total } = simulation
  const words =
    total === null
      ? t('simulation.queued')
      : t('simulation.progress', { done: format.count(scored), all: format.count(total) })
  return (
    <TilePart title={t(state === 'queued' ? 'simulation.queued' : 'simulation.running', { source })}>
      <ProgressBar value={progress} max={1} label={t('simulation.running', { source })} words={words} />
      <p className="mt-1 text-small text-text-3">{t('simulation.leave')}</p>
    </TilePart>
  )
}

/** Under the form: how far the simulation in view has come; its outcome once there is one stands in tiles of its own. */
function Standing({ id, facts }: { id: string; facts: RulesFacts }) {
  const { t, format } = useRulesWords()
  const { data, error, refetch } = useSimulation(id)
  if (error) return <ErrorState title={t('simulation.errorTitle')} onRetry={() => void refetch()} />
  if (!data) return <Loading height={56} what={t('simulation.title')} />
  if (data.model !== facts.model || data.version !== facts.version)
    return <NoData title={t('simulation.title')} reason={t('simulation.unknown')} />
  if (isUnderWay(data)) return <Progress simulation={data} />
  if (data.state !== 'failed') return null
  return (
    <ErrorState
      title={t('simulation.failed', { when: format.dateTime(data.createdAt, { zoneName: true }) })}
      text={t('simulation.failedText', { why: failureWords(data.error?.code, t) })}
    />
  )
}

function Outcome({ id, facts, tables }: Props & { id: string }) {
  const { data } = useQuery(useTRPC().rules.simulation.queryOptions({ id }))
  if (!data?.result || data.model !== facts.model || data.version !== facts.version) return null
  return <SimulationOutcome key={id} simulation={data} result={data.result} tables={tables} zone={facts.zone} />
}

function Shown({ facts, tables }: Props) {
  const { t } = useRulesWords()
  const place = { model: facts.model, version: facts.version }
  const [search, setSearch] = useQueryStates(rulesSearch)
  const { data: newest } = useSuspenseQuery(useTRPC().rules.simulations.queryOptions(newestAsk(place)))
  const id = search.simulation ?? newest.items[0]?.id ?? null
  return (
    <>
      <Tile id="simulation" title={t('simulation.title')} span={12}>
        <StartSimulation facts={facts} onStarted={(simulation) => void setSearch({ simulation, ...FIRST_PAGE })} />
        {id !== null && <Standing key={id} id={id} facts={facts} />}
      </Tile>
      {id !== null && <Outcome id={id} facts={facts} tables={tables} />}
      <Tile title={t('simulation.past')} span={12}>
        <PanelBoundary height={120} what={t('simulation.past')} errorTitle={t('simulation.listError')}>
          <SimulationList place={place} search={search} current={id} />
        </PanelBoundary>
      </Tile>
    </>
  )
}

/** Decides logged traffic again by these rules: starts it, shows how far it is, and what came out. */
export function SimulationPanel(props: Props) {
  const { t } = useRulesWords()
  return (
    <div className="col-span-full grid grid-cols-subgrid gap-3 md:gap-4">
      <PanelBoundary height={240} what={t('simulation.title')} errorTitle={t('simulation.errorTitle')}>
        <Shown {...props} />
      </PanelBoundary>
    </div>
  )
}
