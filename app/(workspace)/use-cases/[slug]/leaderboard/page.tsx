import type { Metadata } from 'next'
import type { SearchParams } from 'nuqs/server'
import { found } from '@/app/(workspace)/models/_found'
import { openPage } from '@/app/(workspace)/open-page'
import { PageDenied } from '@/components/access/page-denied'
import { type LeaderboardAsk, SERVED_PAGE } from '@/components/leaderboard/leaderboard-ask'
import { loadLeaderboardParams } from '@/components/leaderboard/leaderboard-params'
import { LeaderboardScreen } from '@/components/leaderboard/leaderboard-screen'
import { metricsOfTask } from '@/components/performance/metrics-of-task'
import { Crumbs } from '@/components/shell/crumbs'
import { holdsFor } from '@/domain/access/actor'
import { ClientMessages } from '@/lib/i18n/client-messages'
import { getTranslations } from '@/lib/i18n/server'
import { api, HydrateClient, prefetch, trpc } from '@/lib/trpc/server'

type Props = { params: Promise<{ slug: string }>; searchParams: Promise<SearchParams> }

const ALL_METRICS = (['binary', 'multiclass', 'regression'] as const).flatMap(metricsOfTask)

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('leaderboard'))('title') }
}

function askOf(useCase: string, asked: Awaited<ReturnType<typeof loadLeaderboardParams>>): LeaderboardAsk {
  const known = asked.task ? metricsOfTask(asked.task) : ALL_METRICS
  const metric = known.find((one) => one === asked.metric)
  return {
    useCase,
    ...(asked.task && { task: asked.task }),
    ...(metric && { metric }),
    ...(asked.cursor && { cursor: asked.cursor }),
  }
}

export default async function LeaderboardPage({ params, searchParams }: Props) {
  const { slug } = await params
  const path = `/use-cases/${slug}/leaderboard`
  const { allowed, need, person } = await openPage('/use-cases/[slug]/leaderboard', path)
  if (!allowed) return <PageDenied need={need} />
  const [useCase, t, u, asked] = await Promise.all([
    api().then((call) => found(call.useCases.get({ slug }))),
    getTranslations('leaderboard'),
    getTranslations('useCases'),
    loadLeaderboardParams(searchParams),
  ])
  const facts = {
    ask: askOf(slug, asked),
    name: useCase.name,
    mayRequest: holdsFor(person, 'promotion:request', [useCase.id]),
    path,
  }
  void prefetch(trpc.models.leaderboard.queryOptions(facts.ask))
  void prefetch(trpc.deployments.list.queryOptions(SERVED_PAGE))
  return (
    <ClientMessages areas={['leaderboard', 'performance', 'models', 'errors']}>
      <HydrateClient>
        <Crumbs
          items={[
            { label: u('title'), href: '/use-cases' },
            { label: useCase.name, href: `/use-cases/${slug}` },
            { label: t('title') },
          ]}
        />
        <LeaderboardScreen facts={facts} />
      </HydrateClient>
    </ClientMessages>
  )
}
