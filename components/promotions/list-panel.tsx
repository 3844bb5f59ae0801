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
import type { PromotionCounts } from './figures'
import { LIST_STATES, type ListSearch, listAsk, listLinks, listSearch, statusHref, waitingAsk } from './list-search'
import { ListTable } from './list-table'
import { usePromotionWords } from './use-promotion-words'

const totalOf = (counts: PromotionCounts) => Object.values(counts).reduce((sum, count) => sum + count, 0)

function StateFilter({ search, counts }: { search: ListSearch; counts: PromotionCounts }) {
  const { t, format } = usePromotionWords()
  const items = LIST_STATES.map((status) => {
    const count = status === 'all' ? totalOf(counts) : counts[status]
    return {
      href: statusHref(search, status),
      label: t('list.state', { state: t(status === 'all' ? 'list.all' : `status.${status}`), n: format.count(count) }),
      current: status === search.status,
    }
  })
  return (
    <div className="no-print mb-2 overflow-x-auto py-px [&>nav]:w-max [&_a]:whitespace-nowrap" data-scroll>
      <SegmentedLinks label={t('list.filter')} items={items} />
    </div>
  )
}

function NoRows({ search, counts, asks }: { search: ListSearch; counts: PromotionCounts; asks: boolean }) {
  const { t } = usePromotionWords()
  if (totalOf(counts) === 0) {
    return (
      <Empty
        title={t('list.noneTitle')}
        text={t('list.noneText')}
        action={
          <ButtonLink href={asks ? '/promotions/new' : '/models'}>
            {t(asks ? 'request.link' : 'list.models')}
          </ButtonLink>
        }
      />
    )
  }
  return (
    <Empty
      title={t(search.status === 'pending' ? 'list.noneWaiting' : 'list.noneOf')}
      text={t('list.noneOfText')}
      action={<ButtonLink href={statusHref(search, 'all')}>{t('list.showAll')}</ButtonLink>}
    />
  )
}

function useSentence(search: ListSearch, counts: PromotionCounts): string {
  const { t, format } = usePromotionWords()
  const person = usePerson()
  const decides = may(person, 'promotion:decide')
  const { data } = useSuspenseQuery(useTRPC().promotions.waiting.queryOptions(waitingAsk(search)))
  const count = { count: counts.pending, countText: format.count(counts.pending) }
  if (decides && data.count > 0) return t('list.sentenceMine', { ...count, mine: data.count })
  return counts.pending > 0 ? t('list.sentence', count) : t('list.sentenceNone', { all: totalOf(counts) })
}

/** All requests in view: what, where, by whom, how far. */
export function ListPanel({ now }: { now: number }) {
  const { t, format } = usePromotionWords()
  const person = usePerson()
  const [search] = useQueryStates(listSearch)
  const { data } = useSuspenseQuery(useTRPC().promotions.list.queryOptions(listAsk(search)))
  const sentence = useSentence(search, data.counts)
  const asks = may(person, 'promotion:request')
  return (
    <>
      <Verdict
        sentence={sentence}
        why={t('list.why')}
        scope={t('list.scope', { zone: format.zone })}
        actions={
          <>
            <ButtonLink href="/promotions/policies">{t('policies.link')}</ButtonLink>
            {asks && <ButtonLink href="/promotions/new">{t('request.link')}</ButtonLink>}
          </>
        }
      />
      <Tile title={t('title')} span={12}>
        <StateFilter search={search} counts={data.counts} />
        {data.items.length === 0 ? (
          <NoRows search={search} counts={data.counts} asks={asks} />
        ) : (
          <ListTable promotions={data.items} links={listLinks(search, data.next)} now={now} />
        )}
      </Tile>
    </>
  )
}
