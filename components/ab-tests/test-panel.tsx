'use client'
import { useSuspenseQuery } from '@tanstack/react-query'
import dynamic from 'next/dynamic'
import { useQueryStates } from 'nuqs'
import { may } from '@/components/access/person'
import { usePerson } from '@/components/access/person-context'
import { NotAllowed } from '@/components/state/not-allowed'
import { useTRPC } from '@/lib/trpc/client'
import { PlannedView } from './planned-view'
import { StartedView } from './started-view'
import { type Depth, testSearch } from './test-search'
import { useAbWords } from './use-ab-words'

const EditPanel = dynamic(() => import('./edit-panel').then((module) => module.EditPanel))

type Props = { id: string; ownDepth: Depth; pValues: boolean }

/** One test: its plan before the start, its reading from then on. */
export function TestPanel({ id, ownDepth, pValues }: Props) {
  const { t } = useAbWords()
  const person = usePerson()
  const [search, setSearch] = useQueryStates(testSearch)
  const { data: test } = useSuspenseQuery(useTRPC().abTests.get.queryOptions({ id }))
  if (search.edit && (test.whyNot.edit === null || test.whyNot.deviate === null)) {
    return <EditPanel test={test} onDone={() => void setSearch({ edit: null })} />
  }
  if (test.status === 'draft' || test.status === 'frozen') return <PlannedView test={test} />
  if (!may(person, 'figures:read')) return <NotAllowed why={t('noFigures')} />
  return <StartedView id={id} test={test} depth={search.depth ?? ownDepth} pValues={pValues} />
}
