'use client'
import { useSuspenseQuery } from '@tanstack/react-query'
import { useQueryStates } from 'nuqs'
import { may } from '@/components/access/person'
import { usePerson } from '@/components/access/person-context'
import { Empty } from '@/components/state/empty'
import { ButtonLink } from '@/components/ui/button-link'
import { SegmentedLinks } from '@/components/ui/segmented-links'
import { Tile } from '@/components/ui/tile'
import { Verdict } from '@/components/ui/verdict'
import { useTRPC } from '@/lib/trpc/client'
import {
  DRAFT_ASK,
  LIST_STATES,
  type ListSearch,
  listAsk,
  listLinks,
  listSearch,
  RUNNING_ASK,
  statusHref,
} from './list-search'
import { ListTable } from './list-table'
import { useAbWords } from './use-ab-words'

function StateFilter({ search }: { search: ListSearch }) {
  const { t } = useAbWords()
  const items = LIST_STATES.map((status) => ({
    href: statusHref(search, status),
    label: t(status === 'all' ? 'list.all' : `status.${status}`),
    current: status === search.status,
  }))
  return (
    <div className="no-print mb-2 overflow-x-auto py-px" data-scroll>
      <SegmentedLinks label={t('list.filter')} items={items} />
    </div>
  )
}

function NoRows({ search, plans }: { search: ListSearch; plans: boolean }) {
  const { t } = useAbWords()
  if (search.status !== 'all' || search.model) {
    const all = statusHref({ ...search, model: null }, 'all')
    return (
      <Empty
        title={t('list.noneOf')}
        text={t('list.noneOfText')}
        action={<ButtonLink href={all}>{t('list.showAll')}</ButtonLink>}
      />
    )
  }
  return (
    <Empty
      title={t('list.none')}
      text={t(plans ? 'list.noneText' : 'list.noneTextReader')}
      action={
        <ButtonLink href={plans ? '/ab-tests/new' : '/models'}>{t(plans ? 'new.link' : 'list.models')}</ButtonLink>
      }
    />
  )
}

function useSentence(): string {
  const { t } = useAbWords()
  const trpc = useTRPC()
  const { data: running } = useSuspenseQuery(trpc.abTests.list.queryOptions(RUNNING_ASK))
  const { data: drafts } = useSuspenseQuery(trpc.abTests.list.queryOptions(DRAFT_ASK))
  const more = running.next !== null || drafts.next !== null
  if (more) return t('list.sentenceMany')
  return t('list.sentence', { running: running.items.length, drafts: drafts.items.length })
}

/** All tests in view: what is compared, how far it is, what came of it. */
export function ListPanel() {
  const { t, format } = useAbWords()
  const plans = may(usePerson(), 'ab_test:write')
  const [search] = useQueryStates(listSearch)
  const { data } = useSuspenseQuery(useTRPC().abTests.list.queryOptions(listAsk(search)))
  return (
    <>
      <Verdict
        sentence={useSentence()}
        why={t('list.why')}
        scope={t('list.scope', { zone: format.zone })}
        actions={plans && <ButtonLink href="/ab-tests/new">{t('new.link')}</ButtonLink>}
      />
      <Tile title={t('title')} span={12}>
        <StateFilter search={search} />
        {data.items.length === 0 ? (
          <NoRows search={search} plans={plans} />
        ) : (
          <ListTable tests={data.items} links={listLinks(search, data.next)} />
        )}
      </Tile>
    </>
  )
}
