'use client'
import { useSuspenseQuery } from '@tanstack/react-query'
import { may } from '@/components/access/person'
import { usePerson } from '@/components/access/person-context'
import { Empty } from '@/components/state/empty'
import { DataTable } from '@/components/table/data-table'
import type { Row } from '@/components/table/row'
import { Chip } from '@/components/ui/chip'
import { useTRPC } from '@/lib/trpc/client'
import type { ListedSimulation } from './figures'
import { simulationsAsk } from './rules-asks'
import { type RulesSearch, rulesHref, simulationLinks } from './rules-search'
import { type RulesWords, useRulesWords } from './use-rules-words'
import { windowWords } from './window-words'

type Place = { model: string; version: string }
type Props = { place: Place; search: RulesSearch; current: string | null }

const LOOK = {
  queued: { tone: 'info' },
  running: { tone: 'info' },
  done: { tone: 'good' },
  failed: { tone: 'bad', shape: 'octagon' },
} as const

function rowOf(one: ListedSimulation, { place, search, current }: Props, words: RulesWords): Row {
  const { t, format } = words
  return {
    id: one.id,
    href: `${rulesHref(place, { ...search, simulation: one.id })}#simulation`,
    selected: one.id === current,
    cells: {
      started: { value: one.createdAt, show: format.dateTime(one.createdAt) },
      source: one.source,
      window: windowWords(one, words),
      state: {
        value: t(`simulation.states.${one.state}`),
        show: <Chip {...LOOK[one.state]}>{t(`simulation.states.${one.state}`)}</Chip>,
      },
      cases: { value: one.scored, show: format.count(one.scored) },
      changed: {
        value: one.changed,
        show:
          one.changed === null || one.scored === 0
            ? '–'
            : `${format.count(one.changed)} (${format.share(one.changed / one.scored, { digits: 1 })})`,
      },
      by: one.startedBy,
    },
  }
}

/** What was simulated before, newest first. */
export function SimulationList(props: Props) {
  const words = useRulesWords()
  const { t } = words
  const person = usePerson()
  const { place, search } = props
  const { data } = useSuspenseQuery(useTRPC().rules.simulations.queryOptions(simulationsAsk(place, search.cursor)))
  if (data.items.length === 0) {
    const text = t(may(person, 'version:write') ? 'simulation.noneText' : 'simulation.noneDenied')
    return <Empty title={t('simulation.none')} text={text} />
  }
  return (
    <DataTable
      title={t('simulation.past')}
      columns={[
        { id: 'started', head: t('simulation.started'), sortable: false },
        { id: 'source', head: t('simulation.source'), sortable: false },
        { id: 'window', head: t('simulation.window'), sortable: false, secondary: true },
        { id: 'state', head: t('simulation.state'), sortable: false },
        { id: 'cases', head: t('simulation.cases'), kind: 'number', sortable: false },
        { id: 'changed', head: t('simulation.changedHead'), kind: 'number', sortable: false },
        { id: 'by', head: t('simulation.by'), sortable: false, secondary: true, quiet: true },
      ]}
      rows={data.items.map((one) => rowOf(one, props, words))}
      tools="none"
      server={{ page: simulationLinks(place, search, data.next) }}
    />
  )
}
